// Installs the PyPI packages that tests of fixes run programs with into `.venv-test`, once; kept until its list changes.

import { pythonEnvironment } from './python-environment.mjs'

pythonEnvironment('.venv-test', ['requests==2.34.2', 'httpx==0.28.1', 'aiohttp==3.14.5', 'Django==5.2.19', 'djangorestframework==3.18.3', 'SQLAlchemy==2.1.9', 'aiosqlite==0.22.1', 'greenlet==3.5.6', 'sqlmodel==0.0.50', 'Flask-SQLAlchemy==3.1.1', 'pytest==9.2.0', 'py-spy==0.4.3'])
