// The configuration that the demo and the tests hand to the shop and its worker. See .env.example for a shop of your own.
import { addressOf } from './postgres.mjs'

/**
 * @param {object} parts
 * @param {ReturnType<import('./secrets.mjs').keepSecrets>} parts.secrets
 * @param {{shop: number, inbox: number, smtp: number, sandbox: number, postgres: number}} parts.ports
 * @param {string} [parts.database] its name
 * @param {'production' | 'development' | 'test'} [parts.mode]
 * @returns {Record<string, string>}
 */
export function shopEnvironment({ secrets, ports, database = 'latchkey', mode = 'production' }) {
  return {
    NODE_ENV: mode,
    // The shop is on localhost, the others on 127.0.0.1: cookies are shared by all ports of one host.
    SHOP_ORIGIN: `http://localhost:${ports.shop}`,
    SECURITY_CONTACT: 'mailto:security@latchkey.example',
    DATABASE_URL: addressOf(ports.postgres, 'latchkey_shop', secrets.databaseShop, database),
    AUTH_KEYS: secrets.authKeys,
    SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
    STRIPE_SECRET_KEY: secrets.stripeSecretKey,
    STRIPE_PUBLISHABLE_KEY: secrets.stripePublishableKey,
    STRIPE_WEBHOOK_SECRET: secrets.stripeWebhookSecret,
    STRIPE_API: `http://127.0.0.1:${ports.sandbox}`,
    SANDBOX_ORIGIN: `http://127.0.0.1:${ports.sandbox}`,
    TRUSTED_PROXY_HOPS: '0',
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: secrets.actionsKey,
    NEXT_TELEMETRY_DISABLED: '1',
    LATCHKEY_CLOCK_OFFSET: process.env.LATCHKEY_CLOCK_OFFSET || '0',
    LATCHKEY_EMBEDDED: '1',
  }
}

/** The owner's address of a database: for migrations and the seed. Never handed to the shop. */
export function ownerAddress(secrets, port, database) {
  return addressOf(port, 'latchkey_owner', secrets.databaseOwner, database)
}
