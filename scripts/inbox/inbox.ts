// The demo's mailbox: real SMTP on one port, a page and an API on another, both for this machine only.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { httpServer } from './http'
import { smtpServer } from './smtp'
import { openStore } from './store'

/**
 * Starts both servers; a port 0 is any free one.
 * @returns their ports, and a function that closes them
 */
export async function startInbox(options: { port: number; smtpPort: number; folder: string }) {
  const { server, tell } = httpServer(() => store)
  const store = await openStore(options.folder, tell)
  const smtp = smtpServer(store)
  server.listen(options.port, '127.0.0.1')
  smtp.listen(options.smtpPort, '127.0.0.1')
  await Promise.all([once(server, 'listening'), once(smtp.server, 'listening')])

  async function close() {
    server.closeAllConnections()
    await Promise.all([
      new Promise((resolve) => server.close(resolve)),
      new Promise<void>((resolve) => smtp.close(resolve)),
    ])
  }
  const portOf = (address: AddressInfo | string | null) => (address as AddressInfo).port
  return { port: portOf(server.address()), smtpPort: portOf(smtp.server.address()), close }
}
