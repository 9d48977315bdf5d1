import { defineConfig } from '@playwright/test'

// `npm test` starts the shop and everything around it and names the addresses in the environment.
const { SHOP_ORIGIN, CHROMIUM_PATH, CI } = process.env

// A second switch of this name takes the place of Playwright's own, so that one's list comes first. The rest are the
// pages that Chromium draws its address bar with: each new window loads them, for more than half of its cost.
const disabledFeatures = [
  'AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,LensOverlay,MediaRouter',
  'HttpsFirstBalancedModeAutoEnable,PaintHolding,ThirdPartyStoragePartitioning,OptimizationHints,AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect,NetworkTimeServiceQuerying,PreconnectToSearch',
  'WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup',
]

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
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: CHROMIUM_PATH,
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-quic',
        `--disable-features=${disabledFeatures}`,
      ],
    },
  },
})
