import { defineConfig } from '@playwright/test'

// `npm test` starts the shop and everything around it and names the addresses in the environment.
const { SHOP_ORIGIN, CHROMIUM_PATH, CI } = process.env

export default defineConfig({
  testDir: 'e2e',
  outputDir: '.test/e2e',
  fullyParallel: true,
  // They wait for mails and jobs more than they compute.
  workers: 3,
  forbidOnly: Boolean(CI),
  retries: 0,
  timeout: 60_000,
  use: {
    baseURL: SHOP_ORIGIN,
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: CHROMIUM_PATH,
      args: ['--no-sandbox', '--disable-background-networking', '--disable-quic'],
    },
  },
})
