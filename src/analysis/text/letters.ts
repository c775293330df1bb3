// The first letter of a text that begins a sentence, or no longer does.

export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

export function lowered(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1)
}
