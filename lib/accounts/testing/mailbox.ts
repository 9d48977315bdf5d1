import { db } from '@/lib/platform/db'
import { unseal } from '@/lib/platform/sealing'

/** The newest mail to an address, read as the worker would; `secret` is its code or the secret of its link. */
export async function newestMail(to: string): Promise<{ template: string; secret: string | undefined }> {
  const [mail] = await db().mail.findMany({
    where: { to },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 1,
  })
  if (!mail) throw new Error(`no mail to ${to}`)
  const { template, sealed, keyId } = mail
  return { template, secret: sealed && keyId ? unseal({ sealed, keyId }) : undefined }
}

/** The secret of the newest mail of a kind to an address. */
export async function secretFor(to: string, template: string): Promise<string> {
  const [mail] = await db().mail.findMany({
    where: { to, template },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 1,
  })
  if (!mail?.sealed || !mail.keyId) throw new Error(`no ${template} to ${to}`)
  return unseal({ sealed: mail.sealed, keyId: mail.keyId })
}

/** Which mails went to an address, oldest first. */
export async function mailsTo(to: string): Promise<string[]> {
  const mails = await db().mail.findMany({ where: { to }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
  return mails.map(({ template }) => template)
}
