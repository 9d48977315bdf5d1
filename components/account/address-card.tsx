import { addresses as words } from '@/components/messages'
import { Button } from '@/components/ui/button'
import type { SavedAddress } from '@/lib/addresses/saved-addresses'
import { addressLines } from '@/lib/checkout/countries/client'

type Props = {
  address: SavedAddress
  busy: boolean
  edit: () => void
  remove: () => void
  makeFirst: () => void
}

/** One address, as it stands on a parcel, and what can be done with it. */
export function AddressCard({ address, busy, edit, remove, makeFirst }: Props) {
  const { name, city, isDefault } = address
  const [who, ...where] = addressLines(address)
  return (
    <li className="card flex flex-col p-5">
      {isDefault && <p className="mb-1 text-highlight text-sm">{words.first}</p>}
      <address className="flex-1 break-words not-italic">
        <span className="block font-medium">{who}</span>
        {where.map((line) => (
          <span key={line} className="block text-muted">
            {line}
          </span>
        ))}
      </address>
      <div className="-mx-2.5 -mb-2.5 mt-3 flex flex-wrap">
        <Button
          variant="quiet"
          size="small"
          aria-label={words.editOne(name, city)}
          onClick={edit}
          disabled={busy}
        >
          {words.edit}
        </Button>
        <Button
          variant="quiet"
          size="small"
          aria-label={words.removeOne(name, city)}
          onClick={remove}
          disabled={busy}
        >
          {words.remove}
        </Button>
        {!isDefault && (
          <Button
            variant="quiet"
            size="small"
            aria-label={words.makeFirstOne(name, city)}
            onClick={makeFirst}
            disabled={busy}
          >
            {words.makeFirst}
          </Button>
        )}
      </div>
    </li>
  )
}
