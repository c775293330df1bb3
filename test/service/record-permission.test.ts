// Code of a workspace runs only where somebody trusts it: in what the manifest offers, and in what its commands ask.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { refusalOf } from '../../src/extension/record-permission.js'

interface Manifest {
  readonly capabilities: { readonly untrustedWorkspaces: { readonly supported: unknown, readonly restrictedConfigurations: readonly string[] } }
  readonly contributes: { readonly commands: readonly { readonly command: string, readonly enablement?: string }[], readonly configuration: { readonly properties: Readonly<Record<string, { readonly scope: string }>> } }
}

const manifest: Manifest = JSON.parse(readFileSync('package.json', 'utf8')) as never

describe('running code of a workspace', () => {
  for (const name of ['profileFile', 'profileFileWithArguments', 'profileTest', 'compareWithFix']) {
    it(`is offered in trusted workspaces on the disk only: ${name}`, () => {
      const { enablement = '' } = manifest.contributes.commands.find(({ command }) => command === `costHints.${name}`) ?? {}
      assert.match(enablement, /^isWorkspaceTrusted && !virtualWorkspace && /)
    })
  }

  it('takes no interpreter from a workspace that nobody trusts', () => {
    const { untrustedWorkspaces } = manifest.capabilities
    assert.equal(untrustedWorkspaces.supported, 'limited')
    assert.deepEqual(untrustedWorkspaces.restrictedConfigurations, ['costHints.profile.python', 'costHints.profile.node'])
    for (const name of untrustedWorkspaces.restrictedConfigurations) assert.equal(manifest.contributes.configuration.properties[name]?.scope, 'machine-overridable')
  })

  it('is refused whoever calls the command', () => {
    assert.equal(refusalOf({ isTrusted: false, scheme: 'file' }), 'untrusted')
    assert.equal(refusalOf({ isTrusted: false, scheme: 'vscode-vfs' }), 'untrusted')
    assert.equal(refusalOf({ isTrusted: true, scheme: 'vscode-vfs' }), 'not on the disk')
    assert.equal(refusalOf({ isTrusted: true, scheme: 'untitled' }), 'not on the disk')
    assert.equal(refusalOf({ isTrusted: true, scheme: 'file' }), undefined)
  })
})
