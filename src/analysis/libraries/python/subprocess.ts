// subprocess: other programs run and waited for, or started and waited for later.

import { library, type CallModel } from '../schema.js'

const ran = { kind: 'subprocess', blocking: true } as const
const output: CallModel = { returns: 'bytes | string', effect: ran }

export default library({
  id: 'subprocess',
  language: 'python',
  source: 'https://docs.python.org/3/library/subprocess.html',
  modules: ['subprocess'],
  functions: {
    'subprocess.run': { returns: 'subprocess.CompletedProcess', effect: ran },
    'subprocess.call': { returns: 'number', effect: ran },
    'subprocess.check_call': { returns: 'number', effect: ran },
    'subprocess.check_output': output,
    'subprocess.getoutput': { returns: 'string', effect: ran },
    'subprocess.getstatusoutput': { returns: 'tuple<number,string>', effect: ran },
    'subprocess.list2cmdline': { returns: 'string', pure: true },
  },
  values: { 'subprocess.PIPE': 'number', 'subprocess.DEVNULL': 'number', 'subprocess.STDOUT': 'number' },
  types: {
    'subprocess.CompletedProcess': {
      attributes: { stdout: 'bytes | string', stderr: 'bytes | string', returncode: 'number', args: 'list<string> | string' },
      calls: { check_returncode: { returns: 'none' } },
    },
    'subprocess.Popen': {
      // Starting holds nobody up; waiting does.
      constructs: { returns: 'subprocess.Popen', effect: { kind: 'subprocess' } },
      attributes: {
        stdout: 'io.BinaryFile', stderr: 'io.BinaryFile', stdin: 'io.BinaryFile', returncode: 'number', pid: 'number', args: 'any',
      },
      calls: {
        communicate: { returns: 'tuple<bytes,bytes>', effect: ran }, wait: { returns: 'number', effect: ran },
        poll: { returns: 'number | none' },
        kill: { returns: 'none' }, terminate: { returns: 'none' }, send_signal: { returns: 'none' },
      },
    },
  },
})
