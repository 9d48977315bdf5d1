// A process that dies, or a connection that breaks, between any two steps of whoever is at work: a step is one
// statement, one commit, or one question to the gateway.

import { AsyncLocalStorage } from 'node:async_hooks'

/** At which step it happens, counted from 0, and what. */
export type Trouble = {
  at: number
  /**
   * `dies`: nothing that would come after it ever happens, and nobody is told. `drops`: the step fails, as when the
   * connection broke, and what comes after it does happen.
   */
  how: 'dies' | 'drops'
  /** Before the step is done or after: then it is done, and only its answer is lost. */
  when: 'before' | 'after'
}

type Course = { trouble: Trouble | null; steps: number; dead: boolean; died: () => void }

const courses = new AsyncLocalStorage<Course>()

/** Stands for the death of a process inside a transaction, which the database then rolls back. */
class Death extends Error {}

export class Dropped extends Error {
  override name = 'Dropped'
}

const never = () => new Promise<never>(() => {})

/**
 * Does some work, with the trouble that befalls it.
 * @returns what it returns, or 'died'.
 */
export async function inTrouble<Data>(
  trouble: Trouble | null,
  work: () => Promise<Data>,
): Promise<Data | 'died'> {
  let died = () => {}
  const death = new Promise<'died'>((resolve) => {
    died = () => resolve('died')
  })
  return Promise.race([courses.run({ trouble, steps: 0, dead: false, died }, work), death])
}

/** One step outside a transaction. */
async function step<Data>(does: () => Promise<Data>): Promise<Data> {
  const course = courses.getStore()
  if (!course) return does()
  if (course.dead) return never()
  try {
    return await stumble(course, does)
  } catch (error) {
    if (!(error instanceof Death)) throw error
    course.died()
    return never()
  }
}

async function stumble<Data>(course: Course, does: () => Promise<Data>): Promise<Data> {
  if (course.dead) throw new Death()
  const { trouble } = course
  const turn = course.steps++
  if (!trouble || turn !== trouble.at) return does()
  const fail = (): never => {
    if (trouble.how === 'drops') throw new Dropped('the connection broke')
    course.dead = true
    throw new Death()
  }
  if (trouble.when === 'before') fail()
  await does()
  return fail()
}

type Work<Tx> = (tx: Tx) => Promise<unknown>
type Transact<Tx> = (work: Work<Tx>, options?: object) => Promise<unknown>

/** The functions of a module, each call of which is a step: the gateway's. */
export function stepwise<Module extends object>(module: Module): Module {
  return Object.fromEntries(
    Object.entries(module).map(([name, value]) => [
      name,
      typeof value === 'function' ? (...given: unknown[]) => step(async () => value(...given)) : value,
    ]),
  ) as Module
}

/** `lib/platform/db`, every statement and commit of which is a step. */
export function stepwiseDb<Module extends { db: () => object; transaction: unknown }>(real: Module): Module {
  const transact = real.transaction as Transact<object>
  return {
    ...real,
    db: () => (courses.getStore() ? stepwiseClient(real.db(), step) : real.db()),
    transaction: (work: Work<object>) =>
      step(() => transact((tx) => work(courses.getStore() ? stepwiseClient(tx, within) : tx))),
  }
}

/** Inside a transaction a death rolls it back; what comes after it is `step`'s. */
const within: typeof step = (does) => {
  const course = courses.getStore()
  return course ? stumble(course, does) : does()
}

/** Prisma's client or a part of it. */
function stepwiseClient<Client extends object>(client: Client, take: typeof step): Client {
  return new Proxy(client, {
    get(target, key) {
      const value = Reflect.get(target, key)
      if (key === '$transaction')
        return (work: Work<object>, options?: object) =>
          step(() =>
            (value as Transact<object>).call(target, (tx) => work(stepwiseClient(tx, within)), options),
          )
      if (typeof value === 'function')
        return (...given: unknown[]) => take(async () => value.apply(target, given))
      return typeof value === 'object' && value !== null ? stepwiseClient(value, take) : value
    },
  })
}
