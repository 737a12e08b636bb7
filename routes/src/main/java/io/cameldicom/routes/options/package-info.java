/** The options that an operator sets: names, defaults, checks and where values come from; knows no route and no folder. */
package io.cameldicom.routes.options;
