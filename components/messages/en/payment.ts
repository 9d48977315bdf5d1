export const payment = {
  card: 'Card details',
  loading: 'Loading the card form',
  failed: 'The card form did not load. Try again, or reload the page.',
  tryAgain: 'Try again',
  notReady: 'The card form is still loading. Please try again in a moment.',
  noAnswer: 'The card form did not answer. Please try again.',
} as const
