import { describe, expect, it } from 'vitest';
import { fileContext } from '../../src/analysis/file-context.js';

const roleOf = (path: string, ...imports: string[]): string =>
  fileContext({ path, imports, definitions: [] }).role;

describe('the role of a file', () => {
  it.each([
    ['shop/test_views.py'],
    ['shop/views_test.py'],
    ['conftest.py'],
    ['shop/tests/settings.py', 'shop.settings'],
    ['tests/urls.py', 'django.urls'],
    ['shop/settings_testing.py', 'os'],
    ['tests/mock_service.py', 'tornado.web'],
    ['tests/test_apps/blog/__init__.py', 'flask'],
    ['testproject/shop/models.py', 'django.db'],
    ['features/environment.py', 'django'],
    ['features/steps/login.py', 'behave'],
    ['.semgrep/requests/no_requests.py', 'requests'],
    ['tests/helpers.py', 'pytest'],
  ])('%s is test code', (path, ...imports) => {
    expect(roleOf(path, ...imports)).toBe('test');
  });

  it.each([
    ['tests/shop/settings.py', 'django'],
    ['tests/shop/views.py', 'flask'],
    ['shop/features/environment_info.py', 'os'],
    ['shop/mock_service.py', 'tornado.web'],
    ['shop/management/base.py', 'django'],
    ['shop/testimonials.py', 'django'],
  ])('%s is an application', (path, ...imports) => {
    expect(roleOf(path, ...imports)).not.toBe('test');
    expect(roleOf(path, ...imports)).not.toBe('script');
  });

  it.each([['bin/release.py'], ['scripts/load.py'], ['shop/management/commands/load.py']])(
    '%s is a script',
    (path) => expect(roleOf(path, 'requests')).toBe('script'),
  );
});
