/**
 * Leads to what is said about a payment, so that it is read and seen. Where something typed in the card's own frame is
 * wrong, the frame has the focus on that field, and keeps it.
 */
export function focusMessage(message: HTMLElement | null) {
  if (!message || document.activeElement instanceof HTMLIFrameElement) return
  message.focus({ preventScroll: true })
  message.scrollIntoView({ block: 'center' })
}
