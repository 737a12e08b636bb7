/** Data sets as maps by keyword, as people and routes write them; knows no file, no network. */
package io.cameldicom.toolkit.attributes;
