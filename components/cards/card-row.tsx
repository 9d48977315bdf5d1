import { cards as words } from '@/components/messages'
import { Button } from '@/components/ui/button'
import { AlertIcon, CardIcon } from '@/components/ui/icons'
import { expiryText, isUsable, type SavedCardView } from '@/lib/cards/client'

type Props = {
  card: SavedCardView
  busy: boolean
  type: (kind: 'replace' | 'open') => void
  remove: () => void
  makeFirst: () => void
}

/** One saved card: what it is, how long it is good, and what can be done with it. */
export function CardRow({ card, busy, type, remove, makeFirst }: Props) {
  const { isDefault, standing } = card
  return (
    <li className="grid gap-2 p-5 sm:px-6">
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        <CardIcon className={`mt-0.5 size-6 shrink-0 ${isUsable(card) ? 'text-highlight' : 'text-muted'}`} />
        <div className="min-w-0 flex-1">
          <p className="font-medium">{words.named(card)}</p>
          <p className="text-muted text-sm">
            {words.validTo} <span className="tabular-nums">{expiryText(card)}</span>
          </p>
          {standing !== 'good' && (
            <p className="mt-2 flex gap-2 text-sm">
              <AlertIcon
                className={`size-5 shrink-0 ${standing === 'soon' ? 'text-highlight' : 'text-danger'}`}
              />
              <span>
                <span className="font-medium">{words.standings[standing]}.</span> {words.about[standing]}
              </span>
            </p>
          )}
        </div>
        {isDefault && <p className="text-highlight text-sm">{words.first}</p>}
      </div>
      <div className="-mb-2.5 flex flex-wrap pl-7.5">
        {standing === 'locked' && (
          <Button
            variant="quiet"
            size="small"
            aria-label={words.openOne(card)}
            onClick={() => type('open')}
            disabled={busy}
          >
            {words.open}
          </Button>
        )}
        {standing !== 'locked' && (
          <Button
            variant="quiet"
            size="small"
            aria-label={words.replaceOne(card)}
            onClick={() => type('replace')}
            disabled={busy}
          >
            {words.replace}
          </Button>
        )}
        <Button
          variant="quiet"
          size="small"
          aria-label={words.removeOne(card)}
          onClick={remove}
          disabled={busy}
        >
          {words.remove}
        </Button>
        {!isDefault && isUsable(card) && (
          <Button
            variant="quiet"
            size="small"
            aria-label={words.makeFirstOne(card)}
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
