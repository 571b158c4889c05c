package org.langevin.binding;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.Set;
import org.langevin.api.ExtensionPoint;

/**
 * Parts: extensions that a parameter names.
 *
 * @param point the extension point
 * @param context what the holder hands over when it makes the part
 * @param part what the part is
 */
public record PartType(ExtensionPoint point, Class<?> context, Class<?> part) implements ValueType {
  /**
   * The type {@code Part<C, T>}.
   *
   * @throws IllegalArgumentException if T is no extension point: an error of the plugin
   */
  static PartType of(ParameterizedType type) {
    return of(raw(type.getActualTypeArguments()[0]), raw(type.getActualTypeArguments()[1]));
  }

  /**
   * A part of a point by itself.
   *
   * @throws IllegalArgumentException if that is no extension point
   */
  public static PartType of(Class<?> context, Class<?> part) {
    ExtensionPoint point = part.getAnnotation(ExtensionPoint.class);
    if (point == null) {
      throw new IllegalArgumentException(
          part.getName() + " is no extension point: it lacks @ExtensionPoint");
    }
    return new PartType(point, context, part);
  }

  private static Class<?> raw(Type type) {
    if (type instanceof ParameterizedType generic) {
      return (Class<?>) generic.getRawType();
    }
    if (type instanceof Class<?> plain) {
      return plain;
    }
    throw new IllegalArgumentException(type + " is no type of a part");
  }

  @Override
  public String name() {
    return point.id();
  }

  @Override
  public String expected() {
    return point.one() + ", {\"use\": \"its id\"}";
  }

  @Override
  public Optional<Bound> bind(JsonNode json, Place place) {
    return place.parts().read(this, json, Set.of(), place);
  }
}
