/** The packaged application as a process of its own; knows nothing of its classes. */
package io.cameldicom.routes.jar;
