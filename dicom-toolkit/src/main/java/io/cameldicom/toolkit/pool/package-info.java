/** Pools of associations, one per destination, on top of the engine SPI; knows no engine and no file. */
package io.cameldicom.toolkit.pool;
