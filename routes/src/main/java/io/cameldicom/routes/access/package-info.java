/** Who may look, and who may do: users, passwords and roles. Knows nothing of HTTP. */
package io.cameldicom.routes.access;
