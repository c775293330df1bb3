// What Django's bulk_create and bulk_update leave out: save() and its signals, and what fields work out when a row is saved.
// https://docs.djangoproject.com/en/5.2/ref/models/querysets/#bulk-create

import type { Skips } from '../schema.js'

export const djangoSkips: Skips = {
  methods: ['save', 'asave', 'clean', 'full_clean', 'save_base'],
  signals: ['pre_save', 'post_save'],
  inherited: true,
  made: {
    from: ['django.db.models.', 'django.contrib.postgres.', 'django.contrib.contenttypes.', 'django.utils.', 'django.core.', 'django.conf.'],
    except: ['django.db.models.FileField', 'django.db.models.ImageField'],
    also: ['Manager', 'as_manager', 'from_queryset', '_', 'gettext_lazy', 'Choices'],
  },
  // `auditlog.register(Book)`, `reversion.register(Book)`: what they listen to is their own.
  hooks: [{ call: 'register', ofClass: true, except: ['django.contrib.admin.'] }],
}

/** bulk_create works out the times of new rows; bulk_update leaves them as they are. */
export const djangoChangeSkips: Skips = { ...djangoSkips, fields: ['auto_now'] }
