// The rest of the standard library that programs use daily: formats, time, randomness.

import { library, type CallModel } from '../schema.js'

const text: CallModel = { returns: 'string', pure: true }
const number: CallModel = { returns: 'number', pure: true }
const boolean: CallModel = { returns: 'boolean', pure: true }
const anything: CallModel = { returns: 'any', pure: true }
const drawn: CallModel = { returns: 'number', draws: true }
const clock: CallModel = { returns: 'number' }
const match: CallModel = { returns: 're.Match | none', pure: true }
const matches: CallModel = { returns: 'list<any>', pure: true }
const replaced: CallModel = { returns: 'string', pure: true, callback: { argument: 1, runs: 'each', parameters: ['re.Match'] } }
const split: CallModel = { returns: 'list<string>', pure: true }
const found: CallModel = { returns: 'generator<re.Match>', pure: true }
const moment: CallModel = { returns: 'datetime.datetime', pure: true }
const now: CallModel = { returns: 'datetime.datetime' }
const uuid: CallModel = { returns: 'uuid.UUID' }
const chosen: CallModel = { returns: 'element0', evaluates: [0], draws: true }
const sample: CallModel = { ...chosen, returns: 'list<element0>' }
const written: CallModel = { returns: 'any', effect: { kind: 'file-write', blocking: true } }

export default library({
  id: 'standard',
  language: 'python',
  source: 'https://docs.python.org/3/library/',
  modules: [
    'sys', 'json', 'csv', 're', 'datetime', 'time', 'random', 'secrets', 'uuid', 'math', 'statistics', 'hashlib', 'decimal',
    'base64', 'dataclasses', 'string', 'textwrap', 'pickle',
  ],
  functions: {
    'sys.exit': { never: true }, 'sys.getsizeof': number, 'sys.getrecursionlimit': number,

    'json.loads': anything, 'json.dumps': text,
    'json.load': { returns: 'any', effect: { kind: 'file-read', blocking: true } },
    'json.dump': { ...written, returns: 'none' },
    'pickle.loads': anything, 'pickle.dumps': { returns: 'bytes', pure: true },
    'pickle.load': { returns: 'any', effect: { kind: 'file-read', blocking: true } }, 'pickle.dump': { ...written, returns: 'none' },
    'csv.reader': { returns: 'generator<list<string>>', evaluates: [0], streams: [0] },
    'csv.writer': { returns: 'csv.Writer' },
    'base64.b64encode': { returns: 'bytes', pure: true }, 'base64.b64decode': { returns: 'bytes', pure: true },
    'dataclasses.asdict': { returns: 'dict<string,any>', pure: true }, 'dataclasses.replace': { returns: 'arg0', pure: true },
    'dataclasses.field': { returns: 'any', pure: true },
    'textwrap.dedent': text, 'textwrap.shorten': text,

    're.compile': { returns: 're.Pattern', pure: true }, 're.escape': text,
    're.match': match, 're.search': match, 're.fullmatch': match, 're.findall': matches, 're.finditer': found, 're.split': split,
    're.sub': replaced,

    'datetime.datetime.now': now, 'datetime.datetime.utcnow': now, 'datetime.datetime.today': now,
    'datetime.datetime.strptime': moment, 'datetime.datetime.fromisoformat': moment, 'datetime.datetime.fromtimestamp': moment,
    'datetime.datetime.combine': moment,
    'datetime.date.today': { returns: 'datetime.date' }, 'datetime.date.fromisoformat': { returns: 'datetime.date', pure: true },
    'time.sleep': { returns: 'none', effect: { kind: 'sleep', blocking: true }, awaitedAs: { module: 'asyncio', name: 'sleep' } },
    'time.time': clock, 'time.monotonic': clock, 'time.perf_counter': clock, 'time.process_time': clock, 'time.time_ns': clock,
    'time.strftime': { returns: 'string' },

    'random.random': drawn, 'random.randint': drawn, 'random.randrange': drawn, 'random.uniform': drawn, 'random.gauss': drawn,
    'random.choice': chosen, 'random.choices': sample, 'random.sample': sample, 'random.shuffle': { returns: 'none', mutatesArguments: [0] },
    'random.seed': { returns: 'none' },
    'secrets.token_hex': { returns: 'string', draws: true }, 'secrets.token_urlsafe': { returns: 'string', draws: true },
    'secrets.token_bytes': { returns: 'bytes', draws: true }, 'secrets.choice': chosen,
    'uuid.uuid1': { ...uuid, draws: true }, 'uuid.uuid4': { ...uuid, draws: true }, 'uuid.uuid3': { ...uuid, pure: true }, 'uuid.uuid5': { ...uuid, pure: true },

    'math.sqrt': number, 'math.floor': number, 'math.ceil': number, 'math.log': number, 'math.log2': number, 'math.log10': number,
    'math.exp': number, 'math.pow': number, 'math.sin': number, 'math.cos': number, 'math.tan': number, 'math.atan2': number,
    'math.hypot': number, 'math.gcd': number, 'math.factorial': number, 'math.isclose': boolean, 'math.isnan': boolean,
    'math.trunc': number,
    'math.prod': { ...number, evaluates: [0], streams: [0] }, 'math.fsum': { ...number, evaluates: [0], streams: [0] }, 'math.radians': number,
    'statistics.mean': { ...number, evaluates: [0] }, 'statistics.median': { ...number, evaluates: [0] },
    'statistics.stdev': { ...number, evaluates: [0] },
    'hashlib.sha256': { returns: 'hashlib.Hash' }, 'hashlib.md5': { returns: 'hashlib.Hash' }, 'hashlib.sha1': { returns: 'hashlib.Hash' },
    'hashlib.sha512': { returns: 'hashlib.Hash' }, 'hashlib.blake2b': { returns: 'hashlib.Hash' },
  },
  values: {
    'sys.stdin': 'io.TextFile', 'sys.stdout': 'sys.Output', 'sys.stderr': 'sys.Output', 'sys.argv': 'list<string>',
    'sys.path': 'list<string>',
    'sys.modules': 'dict<string,any>', 'sys.maxsize': 'number', 'sys.platform': 'string', 'sys.version_info': 'tuple<any>',
    'math.pi': 'number', 'math.inf': 'number', 'math.nan': 'number', 'math.e': 'number',
    'string.ascii_letters': 'string', 'string.digits': 'string', 'string.punctuation': 'string', 'string.ascii_lowercase': 'string',
  },
  types: {
    'sys.Output': {
      calls: {
        write: { returns: 'number', effect: { kind: 'log', blocking: true } }, flush: { returns: 'none' }, isatty: { returns: 'boolean' },
      },
    },
    'csv.DictReader': {
      constructs: { returns: 'csv.DictReader', evaluates: [0], streams: [0] },
      attributes: { fieldnames: 'list<string>', line_num: 'number' },
      iterates: { element: 'dict<string,string>' },
    },
    'csv.Writer': {
      calls: { writerow: written, writerows: { ...written, evaluates: [0], streams: [0] } },
    },
    'csv.DictWriter': {
      constructs: { returns: 'csv.DictWriter' },
      calls: { writerow: written, writerows: { ...written, evaluates: [0], streams: [0] }, writeheader: written },
    },
    're.Pattern': {
      aliases: ['typing.Pattern'],
      attributes: { pattern: 'string', flags: 'number', groups: 'number' },
      calls: {
        match, search: match, fullmatch: match, findall: matches, finditer: found, split,
        sub: { ...replaced, callback: { argument: 0, runs: 'each', parameters: ['re.Match'] } },
      },
    },
    're.Match': {
      aliases: ['typing.Match'],
      calls: {
        group: text, groups: { returns: 'tuple<string>', pure: true }, groupdict: { returns: 'dict<string,string>', pure: true },
        start: number, end: number, span: { returns: 'tuple<number,number>', pure: true },
      },
    },
    'datetime.date': {
      constructs: { returns: 'datetime.date', pure: true },
      attributes: { year: 'number', month: 'number', day: 'number' },
      calls: { isoformat: text, strftime: text, weekday: number, isoweekday: number, replace: { returns: 'self', pure: true } },
    },
    'datetime.datetime': {
      extends: ['datetime.date'],
      constructs: moment,
      attributes: { hour: 'number', minute: 'number', second: 'number', microsecond: 'number', tzinfo: 'any' },
      calls: {
        date: { returns: 'datetime.date', pure: true }, time: { returns: 'datetime.time', pure: true }, timestamp: number,
        astimezone: moment,
      },
    },
    'datetime.time': { constructs: { returns: 'datetime.time', pure: true }, calls: { isoformat: text, strftime: text } },
    'datetime.timedelta': {
      constructs: { returns: 'datetime.timedelta', pure: true },
      attributes: { days: 'number', seconds: 'number', microseconds: 'number' },
      calls: { total_seconds: number },
    },
    'uuid.UUID': { constructs: { returns: 'uuid.UUID', pure: true }, attributes: { hex: 'string', int: 'number', bytes: 'bytes' } },
    'decimal.Decimal': {
      constructs: { returns: 'decimal.Decimal', pure: true },
      calls: { quantize: { returns: 'decimal.Decimal', pure: true }, is_nan: boolean, sqrt: { returns: 'decimal.Decimal', pure: true } },
    },
    'hashlib.Hash': {
      calls: { update: { returns: 'none', mutates: true }, hexdigest: text, digest: { returns: 'bytes', pure: true } },
    },
  },
})
