// Every call of bcrypt and bcryptjs that the model speaks of.

import bcrypt from 'bcrypt'
import { compareSync } from 'bcryptjs'

export async function passwords(given: string, kept: string): Promise<boolean> {
  const salt = await bcrypt.genSalt(10)
  const hash = await bcrypt.hash(given, salt)
  bcrypt.compare(given, kept, (error, same) => use(error, same))
  use(hash, bcrypt.getRounds(hash))
  return bcrypt.compare(given, kept)
}

export function waiting(given: string, kept: string): boolean {
  const salt = bcrypt.genSaltSync(10)
  use(bcrypt.hashSync(given, salt)) //: compute
  use(compareSync(given, kept)) //: compute
  return bcrypt.compareSync(given, kept) //: compute
}

function use(...values: unknown[]): void {
  values.slice()
}
