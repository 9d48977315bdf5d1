import 'server-only'

// The whole vocabulary: what stands in a mail or a list of devices is one of these words, never a text
// that a browser, and so a stranger, sent.

const browsers: [RegExp, string][] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\b(OPR|Opera|OPiOS)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|Chromium|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bVersion\/.*Safari\//, 'Safari'],
]

const systems: [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\b(Macintosh|Mac OS X)\b/, 'Mac'],
  [/\bLinux\b/, 'Linux'],
]

const find = (words: [RegExp, string][], text: string) => words.find(([form]) => form.test(text))?.[1]

/** A browser and its system in words, from the User-Agent header: "Chrome on Android". */
export function deviceWords(userAgent: string | undefined): string {
  const text = (userAgent ?? '').slice(0, 512)
  return `${find(browsers, text) ?? 'A browser'} on ${find(systems, text) ?? 'an unknown device'}`
}
