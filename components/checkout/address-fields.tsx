import { checkout } from '@/components/messages'
import { Field, Select } from '@/components/ui/field'
import {
  type AddressField,
  autocomplete,
  countryName,
  countryRules,
  longest,
} from '@/lib/checkout/countries/client'
import { type CountryCode, shop } from '@/lib/shop/client'
import type { FieldProblems } from './check-fields'
import { problemWords } from './words'

const words = checkout.address

type Props = {
  country: CountryCode
  onCountry: (country: CountryCode) => void
  problems: FieldProblems
  /** What the fields begin with. */
  initial?: Partial<Record<AddressField | 'name', string>>
}

/**
 * The address as the chosen country writes it. The fields are keyed siblings in one grid, so that another
 * country moves them without losing what was typed.
 */
export function AddressFields({ country, onCountry, problems, initial = {} }: Props) {
  const { rows } = countryRules[country]
  return (
    <div className="grid grid-cols-2 gap-x-4 gap-y-5">
      <Select
        key="country"
        label={words.country}
        name="country"
        autoComplete={autocomplete.country}
        className="col-span-2"
        defaultValue={country}
        onChange={(event) => onCountry(event.target.value as CountryCode)}
        error={problemWords(problems.country)}
      >
        {shop.countries.map((code) => (
          <option key={code} value={code}>
            {countryName(code)}
          </option>
        ))}
      </Select>
      <Field
        key="name"
        label={words.name}
        name="name"
        autoComplete={autocomplete.name}
        required
        maxLength={longest.name}
        defaultValue={initial.name}
        className="col-span-2"
        error={problemWords(problems.name)}
      />
      {rows.flatMap((row) =>
        row.map((field) => (
          <OneField
            key={field}
            field={field}
            country={country}
            initial={initial[field]}
            error={problemWords(problems[field])}
            className={row.length > 1 ? 'col-span-1' : 'col-span-2'}
          />
        )),
      )}
    </div>
  )
}

type OneProps = {
  field: AddressField
  country: CountryCode
  initial?: string
  error?: string
  className: string
}

function OneField({ field, country, initial, error, className }: OneProps) {
  const { region, postalCode } = countryRules[country]
  const common = {
    name: field,
    autoComplete: autocomplete[field],
    maxLength: longest[field],
    defaultValue: initial,
    error,
    className,
  }
  if (field === 'postalCode')
    return (
      <Field
        {...common}
        label={words.postalCode[postalCode.label]}
        required
        inputMode={postalCode.numeric ? 'numeric' : 'text'}
        autoCapitalize="characters"
        spellCheck={false}
        hint={words.example(postalCode.example)}
      />
    )
  if (field === 'region' && region?.choices) {
    const { maxLength: _, ...select } = common
    return (
      <Select
        {...select}
        label={words.region[region.label]}
        required={region.required}
        defaultValue={initial ?? ''}
      >
        <option value="">{words.choose}</option>
        {region.choices.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </Select>
    )
  }
  const label = field === 'region' ? words.region[region?.label ?? 'county'] : words[field]
  const required = field === 'region' ? region?.required : field !== 'line2'
  return <Field {...common} label={label} required={required} />
}
