package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"reflect"
	"strings"
)

const kubernetesVersion = "1.36"

// Modules of one release of Kubernetes; v0.36.x is the library version of 1.36.x.
var modules = []struct{ path, version string }{
	{"k8s.io/api", "v0.36.3"},
	{"k8s.io/apimachinery", "v0.36.3"},
	{"k8s.io/apiextensions-apiserver", "v0.36.3"},
	{"k8s.io/kube-aggregator", "v0.36.3"},
}

// Packages that hold API types, by their import path.
var extra = []string{
	"k8s.io/apimachinery/pkg/apis/meta/v1",
	"k8s.io/apimachinery/pkg/types",
	"k8s.io/apimachinery/pkg/runtime",
	"k8s.io/apimachinery/pkg/util/intstr",
	"k8s.io/apimachinery/pkg/api/resource",
	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1",
	"k8s.io/kube-aggregator/pkg/apis/apiregistration/v1",
}

// Groups of k8s.io/api that no API server of this version serves.
var notServed = map[string]bool{
	"admission": true, "apidiscovery": true, "extensions": true, "imagepolicy": true,
}

type source struct {
	types       map[string]*typeDecl // by "import/path.Name"
	enums       map[string][]string
	kinds       []kind
	packedTypes int
}

type typeDecl struct {
	pkg     string
	name    string
	spec    *ast.TypeSpec
	doc     string
	imports map[string]string
}

type kind struct {
	group, version, kind, plural string
	namespaced                   bool
	subresources                 []string
	typeName                     string
}

func (k kind) key() string { return k.group + "/" + k.kind + "/" + k.version }

type field struct{ name, ref, presence, doc string }

func moduleDir(module, version string) (string, error) {
	out, err := exec.Command("go", "mod", "download", "-json", module+"@"+version).Output()
	if err != nil {
		return "", fmt.Errorf("%s: %w", module, err)
	}
	var answer struct{ Dir string }
	if err := json.Unmarshal(out, &answer); err != nil {
		return "", err
	}
	return answer.Dir, nil
}

func load() (*source, error) {
	s := &source{types: map[string]*typeDecl{}, enums: map[string][]string{}}
	dirs := map[string]string{}
	for _, m := range modules {
		dir, err := moduleDir(m.path, m.version)
		if err != nil {
			return nil, err
		}
		dirs[m.path] = dir
	}
	api := dirs["k8s.io/api"]
	err := filepath.WalkDir(api, func(at string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() {
			return err
		}
		relative, _ := filepath.Rel(api, at)
		parts := strings.Split(filepath.ToSlash(relative), "/")
		if len(parts) != 2 || notServed[parts[0]] || !strings.HasPrefix(parts[1], "v") {
			return nil
		}
		return s.loadPackage("k8s.io/api/"+path.Join(parts...), at)
	})
	if err != nil {
		return nil, err
	}
	for _, pkg := range extra {
		for module, dir := range dirs {
			if strings.HasPrefix(pkg, module+"/") {
				if err := s.loadPackage(pkg, filepath.Join(dir, strings.TrimPrefix(pkg, module+"/"))); err != nil {
					return nil, err
				}
			}
		}
	}
	s.findKinds()
	return s, nil
}

func (s *source) loadPackage(pkg, dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	files := token.NewFileSet()
	group := ""
	var declared []*typeDecl
	for _, entry := range entries {
		name := entry.Name()
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") ||
			strings.HasPrefix(name, "zz_generated") || name == "generated.pb.go" {
			continue
		}
		file, err := parser.ParseFile(files, filepath.Join(dir, name), nil, parser.ParseComments)
		if err != nil {
			return err
		}
		imports := map[string]string{}
		for _, one := range file.Imports {
			target := strings.Trim(one.Path.Value, `"`)
			short := path.Base(target)
			if one.Name != nil {
				short = one.Name.Name
			}
			imports[short] = target
		}
		for _, decl := range file.Decls {
			general, ok := decl.(*ast.GenDecl)
			if !ok {
				continue
			}
			if general.Tok == token.CONST {
				s.loadConstants(pkg, general)
				if found := groupName(general); found != nil {
					group = *found
				}
				continue
			}
			if general.Tok != token.TYPE {
				continue
			}
			for _, spec := range general.Specs {
				typeSpec := spec.(*ast.TypeSpec)
				doc := typeSpec.Doc
				if doc == nil {
					doc = general.Doc
				}
				text := ""
				if doc != nil {
					text = rawDoc(doc)
				}
				text = markersAbove(files, file, general) + text
				one := &typeDecl{pkg: pkg, name: typeSpec.Name.Name, spec: typeSpec, doc: text, imports: imports}
				s.types[pkg+"."+typeSpec.Name.Name] = one
				declared = append(declared, one)
			}
		}
	}
	groups[pkg] = group
	return nil
}

// groups maps packages to the API group they declare.
var groups = map[string]string{}

func groupName(decl *ast.GenDecl) *string {
	for _, spec := range decl.Specs {
		value := spec.(*ast.ValueSpec)
		if len(value.Names) == 1 && value.Names[0].Name == "GroupName" && len(value.Values) == 1 {
			if literal, ok := value.Values[0].(*ast.BasicLit); ok {
				text := strings.Trim(literal.Value, `"`)
				return &text
			}
		}
	}
	return nil
}

// loadConstants remembers the string constants of named types, for enumerations.
func (s *source) loadConstants(pkg string, decl *ast.GenDecl) {
	for _, spec := range decl.Specs {
		value := spec.(*ast.ValueSpec)
		named, ok := value.Type.(*ast.Ident)
		if !ok {
			continue
		}
		for _, one := range value.Values {
			if literal, ok := one.(*ast.BasicLit); ok && literal.Kind == token.STRING {
				name := pkg + "." + named.Name
				s.enums[name] = append(s.enums[name], strings.Trim(literal.Value, `"`))
			}
		}
	}
}

func rawDoc(group *ast.CommentGroup) string {
	var lines []string
	for _, comment := range group.List {
		lines = append(lines, strings.TrimSpace(strings.TrimPrefix(comment.Text, "//")))
	}
	return strings.Join(lines, "\n")
}

// markersAbove returns the markers of a comment that an empty line parts from the declaration.
func markersAbove(files *token.FileSet, file *ast.File, decl *ast.GenDecl) string {
	start := decl.Pos()
	if decl.Doc != nil {
		start = decl.Doc.Pos()
	}
	line := files.Position(start).Line
	for _, group := range file.Comments {
		if files.Position(group.End()).Line == line-2 {
			return rawDoc(group) + "\n"
		}
	}
	return ""
}

func tagOf(f *ast.Field) (name string, options []string, ok bool) {
	if f.Tag == nil {
		return "", nil, false
	}
	tag, found := reflect.StructTag(strings.Trim(f.Tag.Value, "`")).Lookup("json")
	if !found {
		return "", nil, false
	}
	parts := strings.Split(tag, ",")
	return parts[0], parts[1:], true
}
