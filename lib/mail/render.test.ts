import { describe, expect, it } from 'vitest'
import { html } from './html'
import { renderMail } from './render'

const origin = 'https://shop.example'
const order = {
  order: 'LK-7F3KQ-92MXA',
  lines: [{ name: 'Brass hook', variant: 'Large', quantity: 2, amount: 3800 }],
  subtotal: 3800,
  shipping: 590,
  total: 4390,
  address: ['Ada Lovelace', '1 Main Street', 'Dublin'],
}

const confirm = (params: object) =>
  renderMail({ template: 'order-confirmation', params, secret: 'sec-ret' }, origin)

describe('a mail', () => {
  it('shows the code, the device and the origin, as HTML and as text', () => {
    const params = { device: 'Safari on iPhone' }
    for (const template of ['sign-in-code', 'sign-up-code']) {
      const mail = renderMail({ template, params, secret: '01234567' }, origin)
      for (const form of [mail.html, mail.text]) {
        for (const part of ['0123 4567', 'Safari on iPhone', origin]) expect(form).toContain(part)
      }
      expect(mail.subject).not.toMatch(/0123 ?4567/)
      expect(mail.text).not.toContain('<')
      expect(mail.html).not.toContain('href')
    }
  })

  it.each(['MwSt.', 'btw', 'GST/HST', 'Sales tax (NY)'])('names the tax as the shop does: %s', (name) => {
    expect(confirm({ ...order, taxes: [{ name, rate: 2000, amount: 730 }] }).text).toContain(name)
  })

  it('carries the secret of an order in the fragment of its link, and nowhere else', () => {
    const mail = confirm(order)
    expect(mail.html).toContain(`href="${origin}/orders/LK-7F3KQ-92MXA#sec-ret"`)
    expect(mail.html.split('sec-ret')).toHaveLength(2)
    for (const part of ['Brass hook', '€38.00', '€5.90', '€43.90', '1 Main Street']) {
      expect(mail.html).toContain(part)
      expect(mail.text).toContain(part)
    }
  })

  it('lets no text become markup', () => {
    const evil = `"><script>alert('x')</script>&`
    const mail = confirm({ ...order, lines: [{ ...order.lines[0], name: evil }], address: [evil] })
    expect(mail.html).not.toContain('<script')
    expect(mail.html.split('&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;')).toHaveLength(3)
  })

  it('lets no text begin a header', () => {
    const evil = 'LK-1\r\nBcc: all@example.com'
    expect(() => confirm({ ...order, order: evil })).toThrow()
  })

  it('loads nothing from anywhere', () => {
    expect(confirm(order).html).not.toMatch(/<img|<link|url\(|src=/)
  })

  it('is not written for a row that does not fit', () => {
    expect(() => renderMail({ template: 'constructor', params: {}, secret: undefined }, origin)).toThrow()
    expect(() => confirm({ ...order, total: -1 })).toThrow()
    expect(() =>
      renderMail({ template: 'sign-in-code', params: { device: 'x' }, secret: undefined }, origin),
    ).toThrow()
  })
})

it('html escapes what it is given, once', () => {
  const inner = html`<b>${'a & b'}</b>`
  expect(html`${inner}${[inner, inner]}${'<i>'}${1}`.markup).toBe(
    '<b>a &amp; b</b><b>a &amp; b</b><b>a &amp; b</b>&lt;i&gt;1',
  )
})
