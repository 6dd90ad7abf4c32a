package dev.ephor.app;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A method that answers what a call answers that the JVM would link at run time. */
sealed interface PlainMethod {
  /** What the call is given and what it answers. */
  MethodTypeDesc type();

  /** A word for its name. */
  String word();

  /** Writes its code. */
  void write(CodeBuilder code);

  /** The method for a call, where there is one. All other calls stay as they are. */
  static Optional<PlainMethod> of(InvokeDynamicInstruction call) {
    DirectMethodHandleDesc bootstrap = call.bootstrapMethod();
    String linker = bootstrap.owner().displayName() + "." + bootstrap.methodName();
    return switch (linker) {
      case "SwitchBootstraps.typeSwitch" -> TypeSwitch.of(call.typeSymbol(), call.bootstrapArgs());
      case "ObjectMethods.bootstrap" -> ofRecord(call);
      default -> Optional.empty();
    };
  }

  private static Optional<PlainMethod> ofRecord(InvokeDynamicInstruction call) {
    List<ConstantDesc> given = call.bootstrapArgs();
    ClassDesc record = (ClassDesc) given.getFirst();
    List<Field> fields = new ArrayList<>();
    // After the record and the names of its fields come their getters.
    for (ConstantDesc getter : given.subList(2, given.size())) {
      DirectMethodHandleDesc field = (DirectMethodHandleDesc) getter;
      fields.add(new Field(field.methodName(), field.invocationType().returnType()));
    }
    return switch (call.name().stringValue()) {
      case "equals" -> Optional.of(new RecordEquals(record, fields));
      case "hashCode" -> Optional.of(new RecordHash(record, fields));
      // Texts of records are for people who look for mistakes.
      default -> Optional.empty();
    };
  }

  /** A field of a record. */
  record Field(String name, ClassDesc type) {
    /** The class with {@code compare} or {@code equals} and {@code hashCode} for such values. */
    ClassDesc box() {
      return switch (type.descriptorString()) {
        case "Z" -> ConstantDescs.CD_Boolean;
        case "B" -> ConstantDescs.CD_Byte;
        case "C" -> ConstantDescs.CD_Character;
        case "S" -> ConstantDescs.CD_Short;
        case "I" -> ConstantDescs.CD_Integer;
        case "J" -> ConstantDescs.CD_Long;
        case "F" -> ConstantDescs.CD_Float;
        case "D" -> ConstantDescs.CD_Double;
        default -> ClassDesc.of("java.util.Objects");
      };
    }

    /** The type as these methods take it. */
    ClassDesc taken() {
      return type.isPrimitive() ? type : ConstantDescs.CD_Object;
    }
  }

  /**
   * The number of the first label, not before the one given, that an object has; -1 for null, the
   * number of labels when it has none (JDK, {@code SwitchBootstraps.typeSwitch}). A label is a type
   * or a text.
   */
  record TypeSwitch(MethodTypeDesc type, List<ConstantDesc> labels) implements PlainMethod {

    static Optional<PlainMethod> of(MethodTypeDesc type, List<ConstantDesc> labels) {
      boolean plain =
          !type.parameterType(0).isPrimitive()
              && labels.stream()
                  .allMatch(label ->
                      label instanceof String
                          || (label instanceof ClassDesc wanted && !wanted.isPrimitive()));
      return plain ? Optional.of(new TypeSwitch(type, List.copyOf(labels))) : Optional.empty();
    }

    @Override
    public String word() {
      return "switch";
    }

    @Override
    public void write(CodeBuilder code) {
      Label some = code.newLabel();
      code.aload(0).ifnonnull(some).iconst_m1().ireturn().labelBinding(some);
      for (int number = 0; number < labels.size(); number++) {
        Label next = code.newLabel();
        code.iload(1).loadConstant(number).if_icmpgt(next);
        if (labels.get(number) instanceof ClassDesc wanted) {
          code.aload(0).instanceOf(wanted);
        } else {
          code.loadConstant(labels.get(number)).aload(0);
          code.invokevirtual(
              ConstantDescs.CD_String,
              "equals",
              MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object));
        }
        code.ifeq(next).loadConstant(number).ireturn().labelBinding(next);
      }
      code.loadConstant(labels.size()).ireturn();
    }
  }

  /** Whether an object is a record of the same type whose fields are equal. */
  record RecordEquals(ClassDesc owner, List<Field> fields) implements PlainMethod {
    public RecordEquals {
      fields = List.copyOf(fields);
    }

    @Override
    public MethodTypeDesc type() {
      return MethodTypeDesc.of(ConstantDescs.CD_boolean, owner, ConstantDescs.CD_Object);
    }

    @Override
    public String word() {
      return "equals";
    }

    @Override
    public void write(CodeBuilder code) {
      Label other = code.newLabel();
      Label different = code.newLabel();
      code.aload(0).aload(1).if_acmpne(other).iconst_1().ireturn().labelBinding(other);
      code.aload(1).instanceOf(owner).ifeq(different);
      code.aload(1).checkcast(owner).astore(2);
      for (Field field : fields) {
        code.aload(0).getfield(owner, field.name(), field.type());
        code.aload(2).getfield(owner, field.name(), field.type());
        boolean object = !field.type().isPrimitive();
        ClassDesc answer = object ? ConstantDescs.CD_boolean : ConstantDescs.CD_int;
        code.invokestatic(
            field.box(),
            object ? "equals" : "compare",
            MethodTypeDesc.of(answer, field.taken(), field.taken()));
        if (object) {
          code.ifeq(different);
        } else {
          code.ifne(different);
        }
      }
      code.iconst_1().ireturn().labelBinding(different).iconst_0().ireturn();
    }
  }

  /** The hash of a record, with the numbers that the JDK gives. */
  record RecordHash(ClassDesc owner, List<Field> fields) implements PlainMethod {
    private static final int FACTOR = 31;

    public RecordHash {
      fields = List.copyOf(fields);
    }

    @Override
    public MethodTypeDesc type() {
      return MethodTypeDesc.of(ConstantDescs.CD_int, owner);
    }

    @Override
    public String word() {
      return "hashCode";
    }

    @Override
    public void write(CodeBuilder code) {
      code.iconst_0();
      for (Field field : fields) {
        code.loadConstant(FACTOR).imul();
        code.aload(0).getfield(owner, field.name(), field.type());
        code.invokestatic(
            field.box(), "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, field.taken()));
        code.iadd();
      }
      code.ireturn();
    }
  }
}
