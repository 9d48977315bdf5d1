// Leads a worker of the unit tests to its own database, before anything reads the address: scripts/test.mjs names the
// first worker's.
const { VITEST_POOL_ID = '1' } = process.env
for (const name of ['DATABASE_URL', 'MIGRATE_DATABASE_URL']) {
  const address = process.env[name]
  if (address) process.env[name] = address.replace(/latchkey_unit_1\b/, `latchkey_unit_${VITEST_POOL_ID}`)
}
