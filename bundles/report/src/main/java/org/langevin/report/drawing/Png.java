package org.langevin.report.drawing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures as PNG: the same bytes for the same picture, with no date. */
public final class Png {
  private static final String FORMAT = "javax_imageio_png_1.0";

  /** At 96 units in an inch. */
  private static final int PIXELS_PER_METRE = (int) Math.round(96 * Style.RESOLUTION / 0.0254);

  /** Much smaller files would take twice the time. */
  private static final float COMPRESSION = 0.4f;

  private Png() {}

  /**
   * Encodes a picture.
   *
   * @param title kept in the file
   * @param description kept in the file
   */
  public static byte[] encode(BufferedImage picture, String title, String description)
      throws IOException {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("png");
    if (!writers.hasNext()) {
      throw new IOException("this Java runtime cannot write PNG");
    }
    ImageWriter writer = writers.next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(picture), null);
      metadata.mergeTree(FORMAT, remarks(title, description));
      writer.setOutput(output);
      ImageWriteParam small = writer.getDefaultWriteParam();
      small.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      small.setCompressionQuality(COMPRESSION);
      writer.write(null, new IIOImage(picture, null, metadata), small);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static IIOMetadataNode remarks(String title, String description) {
    IIOMetadataNode texts = new IIOMetadataNode("iTXt");
    texts.appendChild(text("Title", title));
    texts.appendChild(text("Description", description));
    texts.appendChild(text("Software", "Langevin"));
    IIOMetadataNode resolution = new IIOMetadataNode("pHYs");
    resolution.setAttribute("pixelsPerUnitXAxis", Integer.toString(PIXELS_PER_METRE));
    resolution.setAttribute("pixelsPerUnitYAxis", Integer.toString(PIXELS_PER_METRE));
    resolution.setAttribute("unitSpecifier", "meter");
    IIOMetadataNode root = new IIOMetadataNode(FORMAT);
    root.appendChild(texts);
    root.appendChild(resolution);
    return root;
  }

  private static IIOMetadataNode text(String keyword, String value) {
    IIOMetadataNode entry = new IIOMetadataNode("iTXtEntry");
    entry.setAttribute("keyword", keyword);
    entry.setAttribute("compressionFlag", "FALSE");
    entry.setAttribute("compressionMethod", "0");
    entry.setAttribute("languageTag", "en");
    entry.setAttribute("translatedKeyword", keyword);
    entry.setAttribute("text", value);
    return entry;
  }
}
