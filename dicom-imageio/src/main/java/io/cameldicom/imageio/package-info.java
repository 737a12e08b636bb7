/** Decoding of JPEG frames by Java ImageIO; knows frames and their bytes, no files, no network. */
package io.cameldicom.imageio;
