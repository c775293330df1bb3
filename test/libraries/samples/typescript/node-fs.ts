// Every file operation that the model speaks of: by callbacks, by promises, and those that hold the thread.

import fs from 'node:fs'
import { promises, readFileSync } from 'fs'
import { open, readFile } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'

export function now(path: string): void {
  use(readFileSync(path, 'utf8').split('\n')) //: file-read
  use(fs.readFileSync(path)) //: file-read
  use(fs.existsSync(path)) //: file-read
  fs.accessSync(path) //: file-read
  use(fs.statSync(path).isFile()) //: file-read
  use(fs.lstatSync(path).isSymbolicLink()) //: file-read
  use(fs.readdirSync(path)) //: file-read
  use(fs.realpathSync(path)) //: file-read
  use(fs.readlinkSync(path)) //: file-read
  const descriptor = fs.openSync(path, 'r') //: file-read
  use(fs.readSync(descriptor, new Uint8Array(8))) //: file-read
  use(fs.fstatSync(descriptor)) //: file-read
  fs.writeSync(descriptor, 'a') //: file-write
  fs.closeSync(descriptor)
  fs.writeFileSync(path, 'a') //: file-write
  fs.appendFileSync(path, 'a') //: file-write
  fs.mkdirSync(path) //: file-write
  use(fs.mkdtempSync(path)) //: file-write
  fs.rmSync(path) //: file-write
  fs.rmdirSync(path) //: file-write
  fs.unlinkSync(path) //: file-write
  fs.renameSync(path, 'b') //: file-write
  fs.copyFileSync(path, 'b') //: file-write
  fs.cpSync(path, 'b') //: file-write
  fs.symlinkSync(path, 'b') //: file-write
  fs.chmodSync(path, 0o600) //: file-write
  fs.utimesSync(path, 0, 0) //: file-write
  fs.truncateSync(path) //: file-write
}

export function byCallbacks(path: string): void {
  fs.readFile(path, 'utf8', (error, text) => use(error, text)) //: file-read
  fs.writeFile(path, 'a', (error) => use(error)) //: file-write
  fs.appendFile(path, 'a', (error) => use(error)) //: file-write
  fs.access(path, (error) => use(error)) //: file-read
  fs.stat(path, (error, stats) => use(error, stats)) //: file-read
  fs.lstat(path, (error, stats) => use(error, stats)) //: file-read
  fs.readdir(path, (error, names) => use(error, names)) //: file-read
  fs.mkdir(path, (error) => use(error)) //: file-write
  fs.rm(path, (error) => use(error)) //: file-write
  fs.unlink(path, (error) => use(error)) //: file-write
  fs.rename(path, 'b', (error) => use(error)) //: file-write
  fs.copyFile(path, 'b', (error) => use(error)) //: file-write
  fs.watch(path, (event, name) => use(event, name))
}

export async function byPromises(path: string): Promise<void> {
  use(await readFile(path, 'utf8')) //: file-read
  use(await promises.readFile(path)) //: file-read
  await fs.promises.writeFile(path, 'a') //: file-write
  await promises.appendFile(path, 'a') //: file-write
  await promises.access(path) //: file-read
  const stats = await promises.stat(path) //: file-read
  use(stats.size, stats.mtime, stats.mtimeMs, stats.ctime, stats.ctimeMs, stats.mode, stats.isFile(), stats.isDirectory(), stats.isSymbolicLink())
  use(await promises.lstat(path)) //: file-read
  use(await promises.readdir(path)) //: file-read
  use(await promises.realpath(path)) //: file-read
  use(await promises.readlink(path)) //: file-read
  await promises.mkdir(path) //: file-write
  use(await promises.mkdtemp(path)) //: file-write
  await promises.rm(path) //: file-write
  await promises.rmdir(path) //: file-write
  await promises.unlink(path) //: file-write
  await promises.rename(path, 'b') //: file-write
  await promises.copyFile(path, 'b') //: file-write
  await promises.cp(path, 'b') //: file-write
  await promises.symlink(path, 'b') //: file-write
  await promises.chmod(path, 0o600) //: file-write
  await promises.utimes(path, 0, 0) //: file-write
  await promises.truncate(path) //: file-write
}

export async function byHandle(path: string): Promise<void> {
  const handle = await open(path) //: file-read
  use(handle.fd)
  use(await handle.readFile('utf8')) //: file-read
  await handle.read(new Uint8Array(8)) //: file-read
  await handle.stat() //: file-read
  await handle.write('a') //: file-write
  await handle.writeFile('a') //: file-write
  await handle.appendFile('a') //: file-write
  await handle.truncate() //: file-write
  await handle.sync() //: file-write
  for await (const line of handle.readLines()) use(line) //: file-read
  use(handle.createReadStream(), handle.createWriteStream())
  await handle.close()
}

export async function streams(path: string, given: FileHandle): Promise<void> {
  const source = fs.createReadStream(path, 'utf8')
  source.on('end', () => use())
  source.setEncoding('utf8')
  for await (const chunk of source) use(chunk) //: file-read
  const target = fs.createWriteStream(path)
  target.on('finish', () => use())
  source.pipe(target)
  target.write('a') //: file-write
  target.end() //: file-write
  source.destroy()
  await given.readFile() //: file-read
}

export async function folders(path: string): Promise<void> {
  const folder = await promises.opendir(path) //: file-read
  for await (const entry of folder) use(entry.name, entry.parentPath, entry.isFile(), entry.isDirectory(), entry.isSymbolicLink()) //: file-read
  use(await folder.read()) //: file-read
  await folder.close()
}

function use(...values: unknown[]): void {
  values.slice()
}
