import 'server-only'
import { readCart } from '@/lib/cart/cart'
import { shownOrder } from '@/lib/orders/order'
import type { Tx } from '@/lib/platform/db'

// What an export holds, part by part. Nothing that opens anything is in it: no token, hash, secret or key.

type Part =
  | { one: (tx: Tx, customerId: string) => Promise<object | null> }
  | { list: (tx: Tx, customerId: string) => AsyncIterable<object[]> }

const pageSize = 100

/** Where a page begins, and how long it is at most. */
type Page = { where: { id?: { gt: string } }; orderBy: { id: 'asc' }; take: number }

/** Reads a list by pages. Each begins after the last entry of the one before. */
async function* pages<Entry extends { id: string }>(
  read: (page: Page) => Promise<Entry[]>,
): AsyncGenerator<Entry[]> {
  for (let where: Page['where'] = {}; ; ) {
    const page = await read({ where, orderBy: { id: 'asc' }, take: pageSize })
    if (page.length > 0) yield page
    const last = page.at(-1)
    if (!last || page.length < pageSize) return
    where = { id: { gt: last.id } }
  }
}

async function* activity(tx: Tx, customerId: string): AsyncGenerator<object[]> {
  for (let last = 0n; ; ) {
    const events = await tx.event.findMany({
      where: { customerId, id: { gt: last } },
      orderBy: { id: 'asc' },
      take: pageSize,
      select: { id: true, at: true, kind: true, facts: true },
    })
    const personal = await tx.eventPerson.findMany({ where: { eventId: { in: events.map(({ id }) => id) } } })
    const about = new Map(personal.map(({ eventId, fields }) => [eventId, fields]))
    if (events.length > 0) yield events.map(({ id, ...event }) => ({ ...event, about: about.get(id) }))
    const end = events.at(-1)
    if (!end || events.length < pageSize) return
    last = end.id
  }
}

export const exportParts: Record<string, Part> = {
  profile: {
    one: (tx, id) =>
      tx.customer.findUnique({
        where: { id },
        select: {
          id: true,
          email: true,
          emailVerifiedAt: true,
          createdAt: true,
          frozenAt: true,
          deletionDueAt: true,
        },
      }),
  },
  emailChanges: {
    list: (tx, customerId) =>
      pages(({ where, ...page }) =>
        tx.emailChange.findMany({
          where: { customerId, ...where },
          ...page,
          select: { id: true, oldEmail: true, changedAt: true, frozenAt: true, restoredAt: true },
        }),
      ),
  },
  addresses: {
    list: (tx, customerId) =>
      pages(({ where, ...page }) =>
        tx.savedAddress.findMany({
          where: { customerId, ...where },
          ...page,
          select: {
            id: true,
            isDefault: true,
            name: true,
            line1: true,
            line2: true,
            city: true,
            region: true,
            postalCode: true,
            country: true,
            createdAt: true,
          },
        }),
      ),
  },
  paymentMethods: {
    list: (tx, customerId) =>
      pages(({ where, ...page }) =>
        tx.savedCard.findMany({
          where: { customerId, ...where },
          ...page,
          select: {
            id: true,
            brand: true,
            last4: true,
            expMonth: true,
            expYear: true,
            isDefault: true,
            lockedAt: true,
            createdAt: true,
            removedAt: true,
          },
        }),
      ),
  },
  // Out of the book, and kept for a while.
  removedAddresses: {
    list: (tx, customerId) =>
      pages(({ where, ...page }) =>
        tx.removedAddress.findMany({
          where: { customerId, ...where },
          ...page,
          select: {
            id: true,
            name: true,
            line1: true,
            line2: true,
            city: true,
            region: true,
            postalCode: true,
            country: true,
            createdAt: true,
            removedAt: true,
          },
        }),
      ),
  },
  orders: {
    list: (tx, customerId) =>
      pages(({ where, ...page }) =>
        tx.order.findMany({
          where: { customerId, ...where },
          ...page,
          select: { ...shownOrder, currency: true },
        }),
      ),
  },
  cart: { one: (tx, customerId) => readCart({ customerId }, tx) },
  passkeys: {
    list: (tx, customerId) =>
      pages(({ where, ...page }) =>
        tx.passkey.findMany({
          where: { customerId, ...where },
          ...page,
          select: {
            id: true,
            name: true,
            aaguid: true,
            transports: true,
            backupEligible: true,
            backedUp: true,
            createdAt: true,
            lastUsedAt: true,
          },
        }),
      ),
  },
  sessions: {
    list: (tx, customerId) =>
      pages(({ where, ...page }) =>
        tx.session.findMany({
          where: { customerId, ...where },
          ...page,
          select: { id: true, kind: true, device: true, createdAt: true, lastSeenAt: true, endedAt: true },
        }),
      ),
  },
  recoveries: {
    list: (tx, customerId) =>
      pages(({ where, ...page }) =>
        tx.recovery.findMany({
          where: { customerId, ...where },
          ...page,
          select: {
            id: true,
            startedAt: true,
            startedBy: true,
            waitEndsAt: true,
            cancelledAt: true,
            cancelledBy: true,
            finishedAt: true,
            probationEndsAt: true,
          },
        }),
      ),
  },
  activity: { list: activity },
}
