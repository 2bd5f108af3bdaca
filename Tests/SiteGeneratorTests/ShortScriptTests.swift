import Testing

@testable import SiteGenerator

/// What makes the script short leaves what it does as it was.
struct ShortScriptTests {
    private func shortened(_ source: String, isInScope: Bool = false) -> String {
        SiteScript.shortened(source, isInScope: isInScope)
    }

    @Test(
        "spaces and remarks go, texts and what needs a space stay",
        arguments: [
            ("// A remark\na(\"x , { y }  //z\");", "a(\"x , { y }  //z\");"),
            ("call(`q  ${ b } // r`);", "call(`q  ${b} // r`);"),
            (
                "const one = 1; call(one, 'one[name=\"one\"] // '); call(\"it's\");",
                "const a=1;call(a,'one[name=\"one\"] // ');call(\"it's\");"
            ),
            ("x = y + +z - -w;", "x=y+ +z- -w;"), ("x = y + z++;", "x=y+z++;"),
            ("return \"a\" in b;", "return\"a\"in b;"), ("x = /[/ ]\\/ \"/g in y;", "x=/[/ ]\\/ \"/g in y;"),
            ("x = (y) / z / 2;", "x=(y)/z/2;"), ("x = y / /z/.source;", "x=y/ /z/.source;"),
            ("call({ m: 1, }, [,], 2,);", "call({m:1},[,],2);"), ("if (x) { call(); }", "if(x){call()}"),
            ("for (;;) { call(\"\\\"//\"); }", "for(;;){call(\"\\\"//\")}"),
            ("call(`a ${ x.map((y) => `b ${ y } c`) } d`);", "call(`a ${x.map(a=>`b ${a} c`)} d`);"),
        ])
    func tight(source: String, short: String) {
        #expect(shortened(source) == short)
    }

    @Test(
        "own names are short in every scope, properties and what the browser has keep theirs",
        arguments: [
            ("const title = 1; call(title, it.title, { title, other: title });", "const a=1;call(a,it.title,{title:a,other:a});"),
            (
                "const { title, more: [first = 2, ...others] } = it; call(title, first, others);",
                "const{title:c,more:[a=2,...b]}=it;call(c,a,b);"
            ),
            ("function run({ title = fallback() } = {}) { return title; }", "function b({title:a=fallback()}={}){return a}"),
            ("const act = (event, open) => open(event);", "const b=(a,open)=>open(a);"),
            ("const it = { get(name) { return name; } };", "const b={get(a){return a}};"),
            ("try { call(); } catch (error) { call(error); }", "try{call()}catch(a){call(a)}"),
            ("const one = 1; let two = 2; let three = 3; const four = 4;", "const b=1;let d=2,c=3;const a=4;"),
            ("for (const [key, value] of all) if (key) call(value);", "for(const[a,b]of all)if(a)call(b);"),
            ("const a1 = x ? { b1: c1 } : d1; const c1 = a1;", "const a=x?{b1:b}:d1,b=a;"),
            ("const list = [1]; const sum = list.reduce((list, one) => list + one, 0);", "const a=[1],c=a.reduce((a,b)=>a+b,0);"),
        ])
    func names(source: String, short: String) {
        #expect(shortened(source) == short)
    }

    @Test("two names share a short one only where nothing means both")
    func shared() {
        let source = """
            const outer = 1;
            function first(inner) { return inner + 1; }
            function second(inner) { return inner + outer; }
            function third() { return first(2) + second(3); }
            """
        #expect(
            shortened(source)
                == "const c=1;function b(a){return a+1}function d(a){return a+c}function a(){return b(2)+d(3)}")
    }

    @Test("in a scope of its own a script names what it often needs of the browser by a letter")
    func lent() {
        let source = String(repeating: "call(document);", count: 5)
        #expect(shortened(source) == source)
        #expect(shortened(source, isInScope: true) == "const a=document;" + String(repeating: "call(a);", count: 5))
    }
}
