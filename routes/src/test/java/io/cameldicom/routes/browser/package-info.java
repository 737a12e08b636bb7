/** What people see and do in a browser, against the packaged application; knows nothing of its classes. */
package io.cameldicom.routes.browser;
