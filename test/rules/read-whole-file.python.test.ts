// Files and answers read whole in Python and taken once, line by line; silent where the content is needed whole.

import { checksFor } from '../support/check.js'

const { costs, fine, fixes, noFix } = checksFor('read-whole-file', 'python')

describe('read-whole-file: Python', () => {
  costs('readlines in a for', `
    def show(path):
        with open(path) as f:
            for line in ⟦f.readlines()⟧:
                print(line)
  `)
  costs('read and split at line ends', `
    def show(path):
        for line in ⟦open(path).read()⟧.split('\\n'):
            print(line)
  `)
  costs('read and splitlines', `
    def show(path):
        with open(path) as f:
            for line in ⟦f.read()⟧.splitlines():
                print(line)
  `)
  costs('a list of the file', `
    def show(path):
        with open(path) as f:
            for line in ⟦list(f)⟧:
                print(line)
  `)
  costs('a tuple of the file', `
    def show(path):
        with open(path) as f:
            for line in ⟦tuple(f)⟧:
                print(line)
  `)
  costs('Path.read_text', `
    from pathlib import Path
    def show(path):
        for line in ⟦Path(path).read_text(encoding='utf-8')⟧.splitlines():
            print(line)
  `)
  costs('a path that is a parameter', `
    from pathlib import Path
    def show(path: Path):
        for line in ⟦path.read_text()⟧.split("\\n"):
            print(line)
  `)
  costs('Path.open', `
    from pathlib import Path
    def show(folder: Path, name):
        with (folder / name).open() as f:
            for line in ⟦f.readlines()⟧:
                print(line)
  `)
  costs('gzip, as text', `
    import gzip
    def show(path):
        with gzip.open(path, 'rt') as f:
            for line in ⟦f.readlines()⟧:
                print(line)
  `)
  costs('standard input', `
    import sys
    def total():
        return sum(int(line) for line in ⟦sys.stdin.readlines()⟧)
  `)
  costs('standard input, read and split', `
    from sys import stdin
    def main():
        for line in ⟦stdin.read()⟧.splitlines():
            print(line)
  `)
  costs('urlopen', `
    from urllib.request import urlopen
    def show(url):
        with urlopen(url) as answer:
            for line in ⟦answer.read()⟧.decode('utf-8').splitlines():
                print(line)
  `)
  costs('an object of S3', `
    import boto3
    s3 = boto3.client('s3')
    def show(key):
        text = ⟦s3.get_object(Bucket='reports', Key=key)['Body'].read()⟧.decode('utf-8')
        for line in text.splitlines():
            print(line)
  `)
  noFix('a generator of the lines that is read after the file is closed', `
    def read(path: str):
        file = open(path)
        lines = (line.strip() for line in ⟦file.readlines()⟧)
        file.close()
        return list(lines)
  `, { reason: /closed before its lines are taken/ })
  noFix('iterators over iterators that are read after the file is closed', `
    def read(path: str):
        with open(path) as file:
            lines = (line.strip() for line in ⟦file.readlines()⟧)
            numbers = map(int, lines)
            rows = (number + 1 for number in numbers)
        return sum(rows)
  `, { reason: /closed before its lines are taken/ })
  fixes('safe: a generator that is read before the file is closed', `
    def read(path: str):
        file = open(path)
        lines = (line.strip() for line in ⟦file.readlines()⟧)
        found = list(lines)
        file.close()
        return found
  `, `
    def read(path: str):
        file = open(path)
        lines = (line.strip() for line in file)
        found = list(lines)
        file.close()
        return found
  `, { safety: 'safe' })
  fixes('suggested: a function of the project writes to a file, perhaps to this one', `
    def append_to(path: str, text: str):
        with open(path, 'a') as file:
            file.write(text)
    def double(path: str):
        with open(path) as file:
            for line in ⟦file.readlines()⟧:
                append_to(path, line)
  `, `
    def append_to(path: str, text: str):
        with open(path, 'a') as file:
            file.write(text)
    def double(path: str):
        with open(path) as file:
            for line in file:
                append_to(path, line)
  `, { safety: 'suggested', title: /nothing that runs meanwhile may write to the file/ })
  fixes('suggested: what is done with the path is not known', `
    def each(path: str, handle):
        with open(path) as file:
            for line in ⟦file.readlines()⟧:
                handle(path, line)
  `, `
    def each(path: str, handle):
        with open(path) as file:
            for line in file:
                handle(path, line)
  `, { safety: 'suggested', title: /nothing that runs meanwhile may write to the file/ })
  fixes('safe: a function of the project writes to another file, or to what is open', `
    def note(text: str):
        with open('notes.log', 'a') as file:
            file.write(text)
    def emit(file, text: str):
        file.write(text)
    def double(handle, out):
        with open('numbers.txt') as file:
            for line in ⟦file.readlines()⟧:
                note(line)
                emit(out, line)
                handle(line)
  `, `
    def note(text: str):
        with open('notes.log', 'a') as file:
            file.write(text)
    def emit(file, text: str):
        file.write(text)
    def double(handle, out):
        with open('numbers.txt') as file:
            for line in file:
                note(line)
                emit(out, line)
                handle(line)
  `, { safety: 'safe' })
  noFix('of a stack that closes it before', `
    from contextlib import ExitStack
    def total(path):
        with ExitStack() as stack:
            file = stack.enter_context(open(path))
            lines = ⟦file.readlines()⟧
        return sum(int(line) for line in lines)
  `)
  fine('a part of an object of S3', `
    import boto3
    s3 = boto3.client('s3')
    def show(key):
        for line in s3.get_object(Bucket='reports', Key=key)['Body'].read(1024).splitlines():
            print(line)
  `)
  costs('csv.reader of a list of lines', `
    import csv
    def rows(path):
        with open(path) as f:
            reader = csv.reader(⟦f.readlines()⟧)
            next(reader)
            for row in reader:
                print(row)
  `)
  costs('csv.DictReader of split content', `
    import csv
    def show(path):
        with open(path) as f:
            for row in csv.DictReader(⟦f.read()⟧.splitlines()):
                print(row['name'])
  `)
  costs('the text of an answer, by line', `
    import requests
    def show(url):
        response = requests.get(url)
        response.raise_for_status()
        for line in ⟦response.text⟧.splitlines():
            print(line)
  `)
  costs('the bytes of an answer, by line', `
    import requests
    def show(url):
        for line in ⟦requests.get(url).content⟧.split(b'\\n'):
            print(line)
  `)
  costs('through one name', `
    def show(path):
        with open(path) as f:
            lines = ⟦f.readlines()⟧
            for line in lines:
                print(line)
  `)
  costs('through two names', `
    def show(path):
        with open(path) as f:
            content = ⟦f.read()⟧
            lines = content.splitlines()
            for line in lines:
                print(line)
  `)
  costs('after the file is closed', `
    def show(path):
        with open(path) as f:
            lines = ⟦f.readlines()⟧
        for line in lines:
            print(line)
  `)
  costs('enumerated', `
    def show(path):
        with open(path) as f:
            for number, line in enumerate(⟦f.readlines()⟧, 1):
                print(number, line)
  `)
  costs('a comprehension', `
    def names(path):
        with open(path) as f:
            return [line.strip() for line in ⟦f.readlines()⟧ if line.strip()]
  `)
  costs('folded by a call', `
    def biggest(path):
        with open(path) as f:
            return max(map(int, ⟦f.readlines()⟧))
  `)
  costs('written to another file', `
    def copy(source, target):
        with open(source) as f, open(target, 'w') as out:
            out.writelines(⟦f.readlines()⟧)
  `)
  costs('a loop that may leave early', `
    def find(path, word):
        with open(path) as f:
            for line in ⟦f.readlines()⟧:
                if word in line:
                    return line
  `)
  costs('files opened in a loop', `
    def show(paths):
        for path in paths:
            with open(path) as f:
                for line in ⟦f.readlines()⟧:
                    print(line)
  `)
  costs('a header line first', `
    def rows(path):
        with open(path) as f:
            header = f.readline()
            for line in ⟦f.readlines()⟧:
                print(header, line)
  `)
  costs('a file from a parameter', `
    from typing import TextIO
    def show(f: TextIO):
        for line in ⟦f.readlines()⟧:
            print(line)
  `)
  costs('an attribute that holds the file', `
    class Log:
        def __init__(self, path):
            self.file = open(path)
        def show(self):
            for line in ⟦self.file.readlines()⟧:
                print(line)
  `)
  costs('trimmed, then split', `
    def show(path):
        for line in ⟦open(path).read()⟧.strip().split('\\n'):
            print(line)
  `)
  costs('split by a regular expression of line ends', `
    import re
    def show(path):
        with open(path) as f:
            for line in re.split(r'\\r?\\n', ⟦f.read()⟧):
                print(line)
  `)
  costs('the rewriting of the file comes after the pass', `
    def clean(path):
        kept = []
        with open(path) as f:
            for line in ⟦f.readlines()⟧:
                kept.append(line.strip())
        with open(path, 'w') as f:
            f.write(' '.join(kept))
  `)
  costs('an alias of open', `
    from io import open as open_file
    def show(path):
        with open_file(path) as f:
            for line in ⟦f.readlines()⟧:
                print(line)
  `)
  costs('in an async function, as it is read', `
    async def show(path):
        with open(path) as f:
            for line in ⟦f.readlines()⟧:
                await send(line)
  `)

  fine('the file is iterated', `
    def show(path):
        with open(path) as f:
            for line in f:
                print(line)
  `)
  fine('indexed', `
    def last(path):
        with open(path) as f:
            lines = f.readlines()
        return lines[-1]
  `)
  fine('sliced', `
    def show(path):
        with open(path) as f:
            for line in f.readlines()[1:]:
                print(line)
  `)
  fine('sliced by name', `
    def show(path):
        with open(path) as f:
            lines = f.readlines()
            for line in lines[1:]:
                print(line)
  `)
  fine('sorted, unique, reversed, counted', `
    def show(path, other):
        for line in sorted(open(path).readlines()): print(line)
        for line in set(open(path).readlines()): print(line)
        for line in reversed(open(path).readlines()): print(line)
        print(len(open(path).readlines()))
  `)
  fine('measured and walked', `
    def show(path):
        with open(path) as f:
            lines = f.readlines()
            print(len(lines))
            for line in lines:
                print(line)
  `)
  fine('walked twice', `
    def show(path):
        with open(path) as f:
            lines = f.readlines()
            for line in lines: print(line)
            for line in lines: print(line)
  `)
  fine('walked once per something else', `
    def show(path, words):
        with open(path) as f:
            lines = f.readlines()
        for word in words:
            for line in lines:
                print(word in line)
  `)
  fine('returned', `
    def lines(path):
        with open(path) as f:
            return f.readlines()
  `)
  fine('returned, split', `
    from pathlib import Path
    def lines(path):
        return Path(path).read_text().splitlines()
  `)
  fine('stored', `
    class Words:
        def load(self, path):
            with open(path) as f:
                self.words = f.read().splitlines()
  `)
  fine('stored on a class', `
    class Words:
        lines = open('/var/data/words').readlines()
        for line in lines: print(line)
  `)
  fine('given to an unknown function', `
    def show(path, render):
        with open(path) as f:
            render(f.readlines())
  `)
  fine('yielded', `
    def show(path):
        with open(path) as f:
            yield from f.readlines()
  `)
  fine('a lazy result that leaves', `
    def numbers(path):
        with open(path) as f:
            return map(int, f.readlines())
  `)
  fine('a generator that leaves', `
    def numbers(path):
        with open(path) as f:
            return (int(line) for line in f.readlines())
  `)
  fine('a reader that leaves', `
    import csv
    def rows(path):
        with open(path) as f:
            return csv.reader(f.readlines())
  `)
  fine('a part of the file', `
    def show(path):
        with open(path) as f:
            for line in f.readlines(1000): print(line)
            for line in f.read(1000).splitlines(): print(line)
  `)
  fine('constant paths of small files', `
    from pathlib import Path
    import os
    HERE = Path(__file__).parent
    NAME = 'settings.ini'
    def show():
        for line in open('requirements.txt').readlines(): print(line)
        for line in open('requirements-dev.txt').readlines(): print(line)
        for line in (HERE / 'VERSION').read_text().splitlines(): print(line)
        for line in Path('.env').read_text().splitlines(): print(line)
        for line in open(os.path.join(os.getcwd(), 'pyproject.toml')).readlines(): print(line)
        for line in open(NAME).readlines(): print(line)
        with open(f'{HERE}/config.yaml') as f:
            for line in f.readlines(): print(line)
        with open('/proc/meminfo') as f:
            for line in f.readlines(): print(line)
  `)
  fine('rewritten in place through the same handle', `
    def clean(path):
        with open(path, 'r+') as f:
            lines = f.readlines()
            f.seek(0)
            for line in lines:
                f.write(line.strip())
            f.truncate()
  `)
  fine('rewritten under the same path', `
    def clean(path):
        with open(path) as f:
            lines = f.readlines()
        with open(path, 'w') as f:
            for line in lines:
                f.write(line.strip())
  `)
  fine('rewritten under the same path, written otherwise', `
    from pathlib import Path
    def clean(name):
        path = Path(name)
        lines = path.read_text().splitlines()
        with open(name, mode='w') as out:
            for line in lines:
                out.write(line.strip())
  `)
  fine('replaced from within the loop', `
    import os
    def clean(path):
        for line in open(path).readlines():
            os.replace(line.strip(), path)
  `)
  fine('the loop reads on in the same file', `
    def pairs(path):
        with open(path) as f:
            for line in f.readlines():
                f.seek(0)
                print(line, f.readline())
  `)
  fine('a fallback may take its place', `
    def show(path):
        try:
            lines = open(path).readlines()
        except OSError:
            lines = []
        for line in lines:
            print(line)
  `)
  fine('one of two sources', `
    def show(path, given):
        lines = open(path).readlines() if path else given
        for line in lines:
            print(line)
  `)
  fine('split at something else', `
    def show(path):
        for part in open(path).read().split('\\n\\n'): print(part)
        for word in open(path).read().split(): print(word)
        for field in open(path).read().split(','): print(field)
        for line in open(path).read().split('\\n', 1): print(line)
  `)
  fine('characters, not lines', `
    def show(path):
        for character in open(path).read(): print(character)
  `)
  fine('lines by unpacking', `
    def show(path):
        first, second = open(path).readlines()
        print(*open(path).readlines())
  `)
  fine('other things with the same method names', `
    import io
    class Book:
        def readlines(self): return []
        def read(self): return ''
    def show(book: Book, unknown):
        for line in book.readlines(): print(line)
        for line in book.read().splitlines(): print(line)
        for line in unknown.readlines(): print(line)
        for line in io.StringIO('a').readlines(): print(line)
  `)
  fine('a shadowed open', `
    def open(path): return Shelf(path)
    def show(path):
        for line in open(path).readlines(): print(line)
  `)
  fine('an answer that is used again', `
    import requests
    def show(url):
        response = requests.get(url)
        print(response.text)
        for line in response.text.splitlines(): print(line)
  `)
  fine('an answer in a stream', `
    import requests
    def show(url):
        with requests.get(url, stream=True) as response:
            for line in response.iter_lines(): print(line)
  `)
  fine('text that no file holds', `
    def show(text: str):
        for line in text.splitlines(): print(line)
  `)
  fine('an alias of the file is touched', `
    def show(path):
        f = open(path)
        other = f
        for line in f.readlines():
            print(line, other.read())
  `)
  fine('a function that moves the file', `
    def show(path):
        f = open(path)
        def skip():
            f.seek(0)
        for line in f.readlines():
            skip()
  `)
  fine('a closure uses the lines', `
    def show(path):
        lines = open(path).readlines()
        def again():
            for line in lines: print(line)
        return again
  `)

  fixes('the file itself', `
    def show(path):
        with open(path) as f:
            for line in f.readlines():  # each
                print(line)
  `.replace('f.readlines()', '⟦f.readlines()⟧'), `
    def show(path):
        with open(path) as f:
            for line in f:  # each
                print(line)
  `, { safety: 'safe', title: /^Read line by line$/ })
  fixes('without blanks around it', `
    def show(path):
        with open(path) as f:
            for line in(⟦f.readlines()⟧):
                print(line)
  `, `
    def show(path):
        with open(path) as f:
            for line in(f):
                print(line)
  `, { safety: 'safe' })
  fixes('a comprehension', `
    def show(path):
        return [line.strip() for line in ⟦open(path).readlines()⟧]
  `, `
    def show(path):
        return [line.strip() for line in open(path)]
  `, { safety: 'safe' })
  fixes('a name goes', `
    def show(path):
        with open(path) as f:
            lines = ⟦f.readlines()⟧
            for line in lines:
                print(line)
  `, `
    def show(path):
        with open(path) as f:
            for line in f:
                print(line)
  `, { safety: 'safe' })
  fixes('into the block that keeps the file open', `
    def show(path):
        with open(path) as f:
            lines = ⟦f.readlines()⟧

        # every line
        for line in lines:
            if line:

                print(line)
        return path
  `, `
    def show(path):
        with open(path) as f:
            # every line
            for line in f:
                if line:

                    print(line)
        return path
  `, { safety: 'suggested', title: /stays open/ })
  fixes('what is set between moves along', `
    def kept(path):
        with open(path) as f:
            lines = ⟦f.readlines()⟧
        result = []
        for line in lines:
            result.append(line)
        return result
  `, `
    def kept(path):
        with open(path) as f:
            result = []
            for line in f:
                result.append(line)
        return result
  `, { safety: 'suggested' })
  fixes('each of two files', `
    def pairs(path, other):
        with open(path) as f, open(other) as g:
            for pair in zip(⟦f.readlines()⟧, ⟦g.readlines()⟧):
                print(pair)
  `, `
    def pairs(path, other):
        with open(path) as f, open(other) as g:
            for pair in zip(f, g.readlines()):
                print(pair)
  `, { safety: 'safe' })
  fixes('a name where the module is run', `
    import sys
    if __name__ == '__main__':
        lines = ⟦open(sys.argv[1]).readlines()⟧
        for line in lines:
            print(line)
  `, `
    import sys
    if __name__ == '__main__':
        for line in open(sys.argv[1]):
            print(line)
  `, { safety: 'safe' })
  fixes('splitlines, each line without its end', `
    def show(path):
        with open(path) as f:
            for line in ⟦f.read()⟧.splitlines():
                print(line)
  `, `
    def show(path):
        with open(path) as f:
            for line in f:
                line = line.rstrip('\\n')
                print(line)
  `.replaceAll("'", '"'), { safety: 'suggested', title: /splitlines\(\) also splits/ })
  fixes('split, in a comprehension', `
    def show(path):
        return [int(one) for one in ⟦open(path).read()⟧.split('\\n')]
  `, `
    def show(path):
        return [int(one) for one in (line.rstrip('\\n') for line in open(path))]
  `, { safety: 'suggested', title: /empty piece/ })
  fixes('Path.read_text opens under a with', `
    from pathlib import Path
    def show(path):
        for line in ⟦Path(path).read_text('utf-8', errors='ignore')⟧.splitlines():
            print(line)
            print('-')
  `, `
    from pathlib import Path
    def show(path):
        with Path(path).open(encoding='utf-8', errors='ignore') as lines_file:
            for line in lines_file:
                line = line.rstrip('\\n')
                print(line)
                print('-')
  `, { safety: 'suggested' })
  fixes('a statement that takes all of Path.read_text', `
    from pathlib import Path
    def total(path):
        return sum(int(line) for line in ⟦Path(path).read_text()⟧.split('\\n'))
  `, `
    from pathlib import Path
    def total(path):
        with Path(path).open() as lines_file:
            return sum(int(line) for line in (line.rstrip('\\n') for line in lines_file))
  `, { safety: 'suggested' })
  fixes('names of the content and of its lines go', `
    from pathlib import Path
    def show(path):
        text = ⟦Path(path).read_text()⟧
        lines = text.splitlines()
        for line in lines:
            print(line)
  `, `
    from pathlib import Path
    def show(path):
        with Path(path).open() as lines_file:
            for line in lines_file:
                line = line.rstrip("\\n")
                print(line)
  `, { safety: 'suggested' })
  fixes('bytes of an answer, decoded by line', `
    from urllib.request import urlopen
    def show(url):
        with urlopen(url) as answer:
            for line in ⟦answer.read()⟧.decode('utf-8').splitlines():
                print(line)
  `, `
    from urllib.request import urlopen
    def show(url):
        with urlopen(url) as answer:
            for line in answer:
                line = line.decode('utf-8').rstrip('\\r\\n')
                print(line)
  `, { safety: 'suggested' })
  fixes('csv.reader takes the file', `
    import csv
    def show(path):
        with open(path) as f:
            reader = csv.reader(⟦f.readlines()⟧)
            for row in reader:
                print(row)
  `, `
    import csv
    def show(path):
        with open(path) as f:
            reader = csv.reader(f)
            for row in reader:
                print(row)
  `, { safety: 'safe' })
  fixes('tabs and CRLF stay', 'def show(path):\r\n\twith open(path) as f:\r\n\t\tlines = ⟦f.readlines()⟧\r\n\tfor line in lines:\r\n\t\tprint(line)\r\n',
    'def show(path):\r\n\twith open(path) as f:\r\n\t\tfor line in f:\r\n\t\t\tprint(line)\r\n', { safety: 'suggested' })
  fixes('standard input asks for agreement', `
    import sys
    def show():
        for line in ⟦sys.stdin.readlines()⟧:
            print(line)
  `, `
    import sys
    def show():
        for line in sys.stdin:
            print(line)
  `, { safety: 'suggested', title: /before the input ends/ })
  noFix('a reader used after the file is closed', `
    import csv
    def show(path):
        with open(path) as f:
            reader = csv.reader(⟦f.readlines()⟧)
        for row in reader:
            print(row)
  `)
  noFix('the rest is read on', `
    def body(path):
        with open(path) as file:
            for line in ⟦file.readlines()⟧:
                if line == '\\n':
                    break
            return file.read()
  `)
  noFix('the rest is read on by a test that stops at the first', `
    def body(path):
        with open(path) as file:
            found = any(line == '\\n' for line in ⟦file.readlines()⟧)
            return found, file.read()
  `)
  noFix('the rest is read on by the next pass of a loop', `
    def parts(path):
        with open(path) as file:
            for part in range(20):
                for line in ⟦file.readlines()⟧:
                    if line == '\\n':
                        break
  `)
  noFix('the rest is read on where a line fails', `
    def numbers(path):
        with open(path) as file:
            try:
                for line in ⟦file.readlines()⟧:
                    print(int(line))
            except ValueError:
                print(file.read())
  `)
  fixes('who opened the file may read on', `
    from typing import TextIO
    def head(file: TextIO):
        for line in ⟦file.readlines()⟧:
            if line == '\\n':
                break
            print(line)
  `, `
    from typing import TextIO
    def head(file: TextIO):
        for line in file:
            if line == '\\n':
                break
            print(line)
  `, { safety: 'suggested', title: /lines that are not taken stay in the file/ })
  noFix('handed to other code before', `
    def show(path, register):
        with open(path) as f:
            register(f)
            for line in ⟦f.readlines()⟧:
                print(line)
  `)
  noFix('the head of a longer statement', `
    from pathlib import Path
    def show(path):
        if any(line.startswith('x') for line in ⟦Path(path).read_text()⟧.splitlines()):
            print(path)
  `)
  noFix('an attribute that others may touch', `
    class Log:
        def __init__(self, path):
            self.file = open(path)
        def show(self):
            for line in ⟦self.file.readlines()⟧:
                print(line)
  `)
  noFix('a comment in what would go', `
    def show(path):
        with open(path) as f:
            lines = ⟦f.readlines()⟧  # all of them
            for line in lines:
                print(line)
  `)
  noFix('something happens between', `
    def show(path):
        with open(path) as f:
            lines = ⟦f.readlines()⟧
            prepare(path)
            for line in lines:
                print(line)
  `)
  noFix('a text of several lines in what would move', `
    def show(path):
        with open(path) as f:
            lines = ⟦f.readlines()⟧
        for line in lines:
            print('''a
        b''')
  `)
  noFix('a name that other modules may import', `
    lines = ⟦open('/var/data/words').readlines()⟧
    for line in lines:
        print(line)
  `)
  noFix('a trimmed whole', `
    def show(path):
        for line in ⟦open(path).read()⟧.strip().split('\\n'):
            print(line)
  `)
  noFix('closed by hand before', `
    def show(path):
        f = open(path)
        lines = ⟦f.readlines()⟧
        f.close()
        for line in lines:
            print(line)
  `)
  noFix('codecs keeps line ends as they are', `
    import codecs
    def show(path):
        with codecs.open(path, 'r', encoding='utf-8') as f:
            for line in ⟦f.read()⟧.splitlines():
                print(line)
  `)
  noFix('line ends of its own', `
    def show(path):
        with open(path, newline='') as f:
            for line in ⟦f.read()⟧.split('\\n'):
                print(line)
  `)
})
