/** What a folder's objects declare, what their text is in, and what would change; knows nothing of routes and of sending. */
package io.cameldicom.routes.charset;
