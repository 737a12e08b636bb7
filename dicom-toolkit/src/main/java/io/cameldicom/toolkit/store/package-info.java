/** A folder that holds received objects as study/series/instance; knows files, not networks. */
package io.cameldicom.toolkit.store;
