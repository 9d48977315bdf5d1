import { checkLog } from '@/lib/auth/step-up/check-log'
import { done, refused, type Told } from './told'

export async function showLogFaults(): Promise<Told> {
  const { checked, faults } = await checkLog()
  const actions = checked === 1 ? 'One protected change' : `${checked} protected changes`
  if (faults.length === 0) return done(`${actions}, each with a confirmation whose signature holds.`)
  const said = {
    'no-assertion': 'has no confirmation',
    'other-action': 'has a confirmation of something else',
    signature: 'has a confirmation whose signature does not hold',
  }
  const lines = faults.map(({ eventId, action, fault }) => `  event ${eventId}: ${action} ${said[fault]}`)
  return refused(`${actions}; wrong with ${faults.length}:\n${lines.join('\n')}`)
}
