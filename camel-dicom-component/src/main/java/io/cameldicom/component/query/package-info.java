/** What queries ask, and what answers them (PS3.4 annexes C and K); knows no endpoint, no network. */
package io.cameldicom.component.query;
