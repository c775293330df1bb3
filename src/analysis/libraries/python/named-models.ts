// Packages that load models and classes of Django's applications by their names, so that a project may put its own in their place.

import { library, type CallModel } from '../schema.js'

const named: CallModel = { returns: 'any', givesClass: 'text', pure: true }

export default library({
  id: 'named-models',
  language: 'python',
  source: 'https://django-oscar.readthedocs.io/en/stable/topics/class_loading_explained.html; https://github.com/openwisp/django-swappable-models',
  modules: ['oscar.core.loading', 'swapper'],
  functions: {
    'oscar.core.loading.get_model': named,
    'oscar.core.loading.get_class': named,
    'oscar.core.loading.get_classes': named,
    'swapper.load_model': named,
  },
})
