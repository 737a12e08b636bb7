/** DIMSE messages: command sets, their bytes and their statuses (PS3.7); knows nothing of associations. */
package io.cameldicom.toolkit.dimse;
