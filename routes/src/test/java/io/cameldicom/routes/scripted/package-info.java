/** An engine without a network, which answers as a test tells it to. */
package io.cameldicom.routes.scripted;
