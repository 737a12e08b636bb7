/** What the end of a request means for the object: done, try again, or never; knows no Camel. */
package io.cameldicom.component.outcome;
