// @ts-check
// Everything that the frame says.

export const fieldWords = {
  number: { label: 'Card number', placeholder: '1234 1234 1234 1234', hint: '' },
  expiry: { label: 'Expiry date', placeholder: 'MM / YY', hint: '' },
  cvc: { label: 'CVC', placeholder: '123', hint: 'On the back' },
}

/** Where the code stands on a card of American Express. */
export const frontCode = { placeholder: '1234', hint: '4 digits, in front' }

/** @type {Record<'number' | 'expiry' | 'cvc', Record<string, string>>} */
export const problemWords = {
  number: {
    empty: 'Enter the card number.',
    incomplete: 'This number is too short.',
    invalid: 'Check the digits of this number.',
    no_test_card: 'Test cards only: 4242 4242 4242 4242',
  },
  expiry: {
    empty: 'Enter the date.',
    incomplete: 'Write MM / YY.',
    invalid: 'Check the date.',
    past: 'It has expired.',
  },
  cvc: {
    empty: 'Enter the code.',
    incomplete: 'Too short.',
  },
}

export const checkTheCard = 'Check your card details.'
export const noAnswer = 'The card could not be checked just now. Try again.'

/** @type {Record<string, string>} */
export const brandWords = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'Amex',
  discover: 'Discover',
  unknown: '',
}
