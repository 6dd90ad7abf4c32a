package main

import (
	"go/ast"
	"path"
	"sort"
	"strings"
)

const meta = "k8s.io/apimachinery/pkg/apis/meta/v1."

// Types that are not written as Go declares them. Letters as in the package comment of core/schema.
var special = map[string]string{
	meta + "Time":      "t",
	meta + "MicroTime": "t",
	meta + "Duration":  "s",
	meta + "FieldsV1":  "*",
	"k8s.io/apimachinery/pkg/runtime.RawExtension":                                          "*",
	"k8s.io/apimachinery/pkg/runtime.Object":                                                "*",
	"k8s.io/apimachinery/pkg/util/intstr.IntOrString":                                       "x",
	"k8s.io/apimachinery/pkg/api/resource.Quantity":                                         "q",
	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1.JSON":                         "*",
	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1.JSONSchemaPropsOrArray":       "*",
	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1.JSONSchemaPropsOrBool":        "*",
	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1.JSONSchemaPropsOrStringArray": "*",
}

// fieldsOf lists the fields of a packed type in the order of its declaration.
func (s *source) fieldsOf(packed string) []field {
	decl := s.types[s.unpackedName(packed)]
	return s.structFields(decl)
}

func (s *source) structFields(decl *typeDecl) []field {
	var out []field
	structure, ok := decl.spec.Type.(*ast.StructType)
	if !ok {
		return nil
	}
	for _, f := range structure.Fields.List {
		name, options, ok := tagOf(f)
		if !ok || name == "-" {
			continue
		}
		if name == "" {
			if inner := s.declOf(decl, f.Type); inner != nil {
				out = append(out, s.structFields(inner)...)
			}
			continue
		}
		doc := ""
		if f.Doc != nil {
			doc = rawDoc(f.Doc)
		}
		ref, isStruct := s.ref(decl, f.Type)
		out = append(out, field{
			name:     name,
			ref:      ref,
			presence: presence(packedName(decl), name, f, options, isStruct),
			doc:      summary(doc),
		})
	}
	return out
}

// presence tells whether objects that the API server hands out have the field: "!" must be given,
// "=" is always there because the server fills it or always writes it, "?" can be absent.
func presence(owner, name string, f *ast.Field, options []string, isStruct bool) string {
	doc := ""
	if f.Doc != nil {
		doc = rawDoc(f.Doc)
	}
	has := func(option string) bool {
		for _, one := range options {
			if one == option {
				return true
			}
		}
		return false
	}
	_, isPointer := f.Type.(*ast.StarExpr)
	omitted := has("omitempty") || has("omitzero")
	optional := hasMarker(doc, "+optional")
	switch {
	case defaulted(owner, name) || hasMarker(doc, "+default="):
		return "="
	case hasMarker(doc, "+required") || saysRequired(doc) || (!omitted && !optional):
		return "!"
	case !omitted:
		return "="
	case isStruct && !isPointer && !has("omitzero"):
		return "=" // Go writes structures that are no pointers even when they are empty.
	default:
		return "?"
	}
}

// saysRequired finds what validation asks for although the type lets it be left out.
func saysRequired(doc string) bool {
	for _, line := range strings.Split(doc, "\n") {
		if line == "Required." || strings.HasSuffix(line, ". Required.") {
			return true
		}
	}
	return false
}

func hasMarker(doc, marker string) bool {
	for _, line := range strings.Split(doc, "\n") {
		if strings.HasPrefix(line, marker) {
			return true
		}
	}
	return false
}

// ref is the packed form of a type, and whether it is a structure.
func (s *source) ref(from *typeDecl, expr ast.Expr) (string, bool) {
	switch e := expr.(type) {
	case *ast.StarExpr:
		return s.ref(from, e.X)
	case *ast.ArrayType:
		if id, ok := e.Elt.(*ast.Ident); ok && id.Name == "byte" {
			return "y", false
		}
		inner, _ := s.ref(from, e.Elt)
		return "[" + inner, false
	case *ast.MapType:
		inner, _ := s.ref(from, e.Value)
		return "{" + inner, false
	case *ast.InterfaceType:
		return "*", false
	case *ast.Ident:
		if basic := basicType(e.Name); basic != "" {
			return basic, false
		}
		return s.named(from.pkg + "." + e.Name)
	case *ast.SelectorExpr:
		return s.named(from.imports[e.X.(*ast.Ident).Name] + "." + e.Sel.Name)
	}
	return "*", false
}

func basicType(name string) string {
	switch name {
	case "string":
		return "s"
	case "bool":
		return "b"
	case "int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32", "uint64":
		return "i"
	case "float32", "float64":
		return "n"
	}
	return ""
}

func (s *source) named(full string) (string, bool) {
	if found, ok := special[full]; ok {
		return found, found == "t"
	}
	decl := s.types[full]
	if decl == nil {
		return "*", false
	}
	if _, ok := decl.spec.Type.(*ast.StructType); ok {
		return "@" + packedName(decl), true
	}
	if hasMarker(decl.doc, "+enum") && len(s.enums[full]) > 0 {
		values := append([]string{}, s.enums[full]...)
		sort.Strings(values)
		return "e" + strings.Join(values, "|"), false
	}
	return s.ref(decl, decl.spec.Type)
}

func (s *source) declOf(from *typeDecl, expr ast.Expr) *typeDecl {
	switch e := expr.(type) {
	case *ast.StarExpr:
		return s.declOf(from, e.X)
	case *ast.Ident:
		return s.types[from.pkg+"."+e.Name]
	case *ast.SelectorExpr:
		return s.types[from.imports[e.X.(*ast.Ident).Name]+"."+e.Sel.Name]
	}
	return nil
}

// packedName shortens an import path: core.v1.Container, meta.v1.ObjectMeta.
func packedName(decl *typeDecl) string {
	parts := strings.Split(decl.pkg, "/")
	return parts[len(parts)-2] + "." + path.Base(decl.pkg) + "." + decl.name
}

func (s *source) unpackedName(packed string) string {
	for full, decl := range s.types {
		if packedName(decl) == packed {
			return full
		}
	}
	panic("no type " + packed)
}

// summary is the first sentence of a comment, cut to what fits a line.
func summary(doc string) string {
	var words []string
	for _, line := range strings.Split(doc, "\n") {
		if strings.HasPrefix(line, "+") {
			continue
		}
		if line == "" && len(words) > 0 {
			break
		}
		words = append(words, strings.Fields(line)...)
	}
	out := ""
	for _, word := range words {
		if len(out)+len(word)+1 > summaryMax {
			return out + " …"
		}
		if out != "" {
			out += " "
		}
		out += word
		if strings.HasSuffix(word, ".") && len(word) > 3 && word != "e.g." && word != "i.e." {
			return strings.TrimSuffix(out, ".")
		}
	}
	return out
}

const summaryMax = 110
