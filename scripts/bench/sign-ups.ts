// Somebody signs up by script, a thousand times, as cheaply as it goes: mailboxes of their own, a new browser each
// time, and the work done by the processor's native hashing. Run by `npm run bench` on its own database.
import { pbkdf2Sync, randomBytes } from 'node:crypto'
import type { Challenge } from 'altcha-lib'
import { makeChallenge, type ProofPurpose, takeProof } from '@/lib/abuse/proof'
import { continueWithEmail, enterCode, type Visitor } from '@/lib/accounts/door'
import { readEmailAddress } from '@/lib/accounts/email-address'
import { db } from '@/lib/platform/db'
import { unseal } from '@/lib/platform/sealing'

const wanted = 1000
/** Who is refused so often in a row goes somewhere else. */
const patience = 20

let processor = 0

/** In seconds. */
function solve({ parameters }: Challenge): { counter: number; derivedKey: string } {
  const before = process.cpuUsage()
  const [salt, password] = [Buffer.from(parameters.salt, 'hex'), Buffer.alloc(20)]
  Buffer.from(parameters.nonce, 'hex').copy(password)
  for (let counter = 0; ; counter++) {
    password.writeUInt32BE(counter, 16)
    const derivedKey = pbkdf2Sync(password, salt, parameters.cost, 32, 'sha256').toString('hex')
    if (!derivedKey.startsWith(parameters.keyPrefix)) continue
    const { user, system } = process.cpuUsage(before)
    processor += (user + system) / 1e6
    return { counter, derivedKey }
  }
}

async function prove(purpose: ProofPurpose, { browserHash, network }: Visitor): Promise<boolean> {
  const { challenge } = await makeChallenge({ purpose, browserHash, network })
  if (!challenge) return false
  return takeProof(JSON.stringify({ challenge, solution: solve(challenge) }), { purpose, browserHash })
}

async function signUp(number: number, network: Visitor['network']): Promise<boolean> {
  const email = readEmailAddress(`script.${Date.now()}.${number}@bots.example`)
  if (!email) throw new Error('no address')
  const visitor: Visitor = {
    browserHash: new Uint8Array(randomBytes(32)),
    device: 'Chrome on Linux',
    network,
    cartHash: null,
  }
  if (!(await prove('mail', visitor))) return false
  if (!(await continueWithEmail(email, visitor)).ok) return false
  const mail = await db().mail.findFirst({ where: { to: email.address } })
  // The worker may have sent it already, and wiped the code.
  if (!mail?.sealed || !mail.keyId) return true
  const code = unseal({ sealed: mail.sealed, keyId: mail.keyId })
  return (await prove('code', visitor)) && (await enterCode({ email, code }, visitor)).ok
}

async function attack(label: string, network: Visitor['network']) {
  await db().rateLimit.deleteMany()
  const before = { mails: await db().mail.count(), customers: await db().customer.count() }
  processor = 0
  let refused = 0
  let tried = 0
  while (tried < wanted && refused < patience) {
    refused = (await signUp(tried, network)) ? 0 : refused + 1
    tried += 1
  }
  const mails = (await db().mail.count()) - before.mails
  const accounts = (await db().customer.count()) - before.customers
  process.stdout.write(
    `    ${label.padEnd(44)} ${processor.toFixed(0)} s of processor time, ${mails} mails left, ${accounts} accounts${
      tried < wanted ? `, refused from the ${tried - patience + 1}th on` : ''
    }\n`,
  )
}

await attack('network unknown (no trusted proxy)', null)
await attack('from one known network', ['203.0.113.7'])
await db().$disconnect()
