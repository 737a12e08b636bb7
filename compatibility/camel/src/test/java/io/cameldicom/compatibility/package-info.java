/** What users of the component do first, on whatever versions of Camel and Netty are on the class path. */
package io.cameldicom.compatibility;
