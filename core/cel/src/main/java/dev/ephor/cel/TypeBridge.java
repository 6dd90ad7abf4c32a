package dev.ephor.cel;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.common.types.TypeParamType;
import dev.cel.common.types.TypeType;
import java.util.List;

/** Between our types and those of the checker. */
final class TypeBridge {
  private TypeBridge() {}

  static dev.cel.common.types.CelType toChecker(CelType type) {
    return switch (type) {
      case CelType.Basic basic -> toChecker(basic);
      case CelType.ListOf(CelType element) -> ListType.create(toChecker(element));
      case CelType.MapOf(CelType key, CelType value) ->
          MapType.create(toChecker(key), toChecker(value));
      case CelType.OptionalOf(CelType value) -> OptionalType.create(toChecker(value));
      case CelType.Opaque(String name) -> OpaqueType.create(name);
      case CelType.Structure(String name) -> StructTypeReference.create(name);
      case CelType.Parameter(String name) -> TypeParamType.create(name);
    };
  }

  private static dev.cel.common.types.CelType toChecker(CelType.Basic type) {
    return switch (type) {
      case DYN -> SimpleType.DYN;
      case BOOL -> SimpleType.BOOL;
      case INT -> SimpleType.INT;
      case UINT -> SimpleType.UINT;
      case DOUBLE -> SimpleType.DOUBLE;
      case STRING -> SimpleType.STRING;
      case BYTES -> SimpleType.BYTES;
      case NULL -> SimpleType.NULL_TYPE;
      case TIMESTAMP -> SimpleType.TIMESTAMP;
      case DURATION -> SimpleType.DURATION;
      case TYPE -> TypeType.create(SimpleType.DYN);
    };
  }

  static CelType fromChecker(dev.cel.common.types.CelType type) {
    return switch (type.kind()) {
      case BOOL -> CelTypes.BOOL;
      case INT -> CelTypes.INT;
      case UINT -> CelTypes.UINT;
      case DOUBLE -> CelTypes.DOUBLE;
      case STRING -> CelTypes.STRING;
      case BYTES -> CelTypes.BYTES;
      case NULL_TYPE -> CelTypes.NULL;
      case TIMESTAMP -> CelTypes.TIMESTAMP;
      case DURATION -> CelTypes.DURATION;
      case TYPE -> CelType.Basic.TYPE;
      case LIST -> CelTypes.list(parameter(type, 0));
      case MAP -> CelTypes.map(parameter(type, 0), parameter(type, 1));
      case STRUCT -> CelTypes.structure(type.name());
      case OPAQUE ->
          type instanceof OptionalType
              ? CelTypes.optional(parameter(type, 0))
              : CelTypes.opaque(type.name());
      default -> CelTypes.DYN;
    };
  }

  private static CelType parameter(dev.cel.common.types.CelType type, int index) {
    return index < type.parameters().size()
        ? fromChecker(type.parameters().get(index))
        : CelTypes.DYN;
  }

  static CelFunctionDecl toChecker(String name, List<Overload> overloads) {
    ImmutableList.Builder<CelOverloadDecl> out = ImmutableList.builder();
    for (Overload overload : overloads) {
      Overload.Signature signature = overload.signature();
      ImmutableList.Builder<dev.cel.common.types.CelType> parameters = ImmutableList.builder();
      signature.parameters().forEach(type -> parameters.add(toChecker(type)));
      out.add(
          CelOverloadDecl.newBuilder()
              .setOverloadId(overload.id())
              .setResultType(toChecker(signature.result()))
              .setParameterTypes(parameters.build())
              .setIsInstanceFunction(signature.isMember())
              .build());
    }
    return CelFunctionDecl.newFunctionDeclaration(name, out.build());
  }
}
