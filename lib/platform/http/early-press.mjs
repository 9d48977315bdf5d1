import { createHash } from 'node:crypto'

// A page is seen before its scripts are there, and on a slow phone long before. Whoever pressed a button then would
// press in vain, and a form would be sent the way of a browser without scripts: with all that was typed in its address.
// This stands at the top of each document. It holds what is pressed until the button says that it lives
// (components/ui/live-button.tsx), and presses it again. A form that leads to a page works without.

/** An inline script. Policies name it by its hash, so it is the same text wherever it is read. */
export const earlyPress = `{
const live = new WeakSet()
let held = []
addEventListener("click", (event) => {
const button = event.target.closest("button[data-early]")
if (!button || live.has(button) || button.form?.matches("[action^='/']")) return
event.preventDefault()
event.stopImmediatePropagation()
held.push(button)
}, true)
self.pressEarly = (button) => {
live.add(button)
const again = held.filter((one) => one === button)
held = held.filter((one) => one !== button)
for (const one of again) one.click()
}
}`

/** Base64 SHA-256, for a policy. */
export const earlyPressHash = createHash('sha256').update(earlyPress).digest('base64')
