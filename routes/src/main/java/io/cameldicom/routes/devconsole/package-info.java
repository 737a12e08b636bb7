/** The developer console of the component, as a page of the management server; knows no route. */
package io.cameldicom.routes.devconsole;
