// What a sign-in costs in the library, beside the least it could cost: the bare check of one signature with the same
// key, in the same process. A sign-in is everything from the challenge to the session in the database.
import { verifyAuthenticationResponse } from '@simplewebauthn/server'
import { enterWithPasskey } from '@/lib/accounts/passkey-door'
import { signInOptions } from '@/lib/auth/passkeys/authentication'
import { savePasskey } from '@/lib/auth/passkeys/registration'
import {
  assert,
  newSoftPasskey,
  publicKeyOf,
  type SoftPasskey,
} from '@/lib/auth/passkeys/testing/authenticator'
import { newCustomer, type newVisitor, origin, rpId } from '@/lib/auth/passkeys/testing/people'
import { db, transaction } from '@/lib/platform/db'
import { hashToken } from '@/lib/platform/random'
import { watchQueries } from './queries'

/** As many people at once; each is a customer of their own, all with the same key. */
const people = 16
const rounds = 5
const seconds = 2

type Person = { passkey: SoftPasskey; visitor: ReturnType<typeof newVisitor> }

async function makePeople(): Promise<Person[]> {
  const first = newSoftPasskey(new Uint8Array(64))
  return Promise.all(
    Array.from({ length: people }, async () => {
      const { caller, visitor } = await newCustomer()
      const { customerId } = caller
      const { handle } = await db().customer.findUniqueOrThrow({ where: { id: customerId } })
      const passkey = { ...first, id: newSoftPasskey(new Uint8Array(64)).id, handle, counter: 0 }
      const given = {
        credentialId: passkey.id,
        publicKey: publicKeyOf(passkey),
        counter: 0,
        aaguid: '00000000-0000-0000-0000-000000000000',
        transports: [],
        backupEligible: false,
        backedUp: false,
      }
      const device = visitor.device
      const saved = await transaction((tx) => savePasskey(tx, { customerId, passkey: given, device }))
      if (!saved) throw new Error('the passkey was not kept')
      return { passkey, visitor }
    }),
  )
}

/** In milliseconds. What the authenticator takes to sign is not the shop's. */
let signing = 0

async function signIn(person: Person): Promise<void> {
  const { passkey, visitor } = person
  const { challenge } = await signInOptions(visitor.browserHash)
  const begun = performance.now()
  const answer = assert(passkey, { challenge, origin: origin(), rpId: rpId() })
  signing += performance.now() - begun
  const entered = await enterWithPasskey(answer, visitor)
  if (!entered.ok) throw new Error(`a sign-in failed: ${entered.error}`)
  // As the browser keeps the cookie by which the account knows it.
  person.visitor = { ...visitor, knownHash: hashToken(entered.data.knownToken) }
}

/** @returns how many of them were done a second; each person goes on as soon as they are done */
async function rate(all: Person[], one: (person: Person) => Promise<void>): Promise<number> {
  signing = 0
  let done = 0
  const begun = performance.now()
  const over = () => performance.now() - begun >= seconds * 1000
  await Promise.all(
    all.map(async (person) => {
      while (!over()) {
        await one(person)
        done += 1
      }
    }),
  )
  return done / ((performance.now() - begun - signing) / 1000)
}

function bareCheck({ passkey }: Person): () => Promise<void> {
  const challenge = 'A'.repeat(43)
  const response = assert(passkey, { challenge, origin: origin(), rpId: rpId(), counter: 1 })
  const credential = { id: response.id, publicKey: publicKeyOf(passkey), counter: 0 }
  return async () => {
    const { verified } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin(),
      expectedRPID: rpId(),
      credential,
    })
    if (!verified) throw new Error('the bare check failed')
  }
}

const median = (numbers: number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN

async function main() {
  const all = await makePeople()
  const [one] = all
  if (!one) throw new Error('nobody is there')
  const bare = bareCheck(one)
  await rate(all, signIn)
  await rate(all, bare)
  const turns: { ours: number; bare: number }[] = []
  for (let round = 0; round < rounds; round += 1) {
    turns.push({ ours: await rate(all, signIn), bare: await rate(all, bare) })
  }

  // One after the other, to see where the time goes.
  const queries = watchQueries()
  const times = 300
  signing = 0
  const begun = performance.now()
  for (let count = 0; count < times; count += 1) await signIn(one)
  const whole = (performance.now() - begun - signing) / times
  const { trips, waited, kinds } = queries.stop()
  const checking = performance.now()
  for (let count = 0; count < times; count += 1) await bare()
  const check = (performance.now() - checking) / times

  const fixed = (number: number, digits = 0) => number.toFixed(digits).padStart(6)
  const ratio = median(turns.map((turn) => turn.ours / turn.bare))
  const lines = [
    `Sign-ins, from the challenge to the session, ${people} people at once, no HTTP`,
    `  a second   ${fixed(median(turns.map((turn) => turn.ours)))}   bare check of the same key ${fixed(median(turns.map((turn) => turn.bare)))}   ratio ${ratio.toFixed(2)} (at least 0.10)`,
    `  round trips to the database   ${(trips / times).toFixed(2)} (at most 5)`,
    `  one alone takes ${whole.toFixed(2)} ms: ${(waited / times).toFixed(2)} ms of it the database's answers, ${check.toFixed(2)} ms the signature`,
    ...kinds.map(({ what, milliseconds }) => `    ${fixed(milliseconds / times, 2)} ms   ${what}`),
  ]
  process.stdout.write(`\n  ${lines.join('\n  ')}\n\n`)
  await db().$disconnect()
  if (ratio < 0.1 || trips / times > 5) process.exitCode = 1
}

await main()
