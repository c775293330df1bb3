/******/ var __webpack_modules__ = ({

/***/ "./src/catalogue.ts"
/*!**************************!*\
  !*** ./src/catalogue.ts ***!
  \**************************/
(__unused_webpack_module, __webpack_exports__, __webpack_require__) {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Catalogue: () => (/* binding */ Catalogue),
/* harmony export */   counter: () => (/* binding */ counter)
/* harmony export */ });
// What the shop sells and who buys: a class with a cache, a getter and a static maker, and a closure.
class Catalogue {
    seen = new Set();
    customers;
    constructor(customers) {
        this.customers = customers;
    }
    static of(count) {
        return new Catalogue(Array.from({ length: count }, (_, id) => ({ id, name: `customer ${id}` })));
    }
    get size() {
        return this.customers.length;
    }
    nameOf(id) {
        this.seen.add(id);
        return this.customers.find((customer) => customer.id === id)?.name ?? 'nobody';
    }
}
function counter() {
    let count = 0;
    return function next() {
        count += 1;
        return count;
    };
}


/***/ },

/***/ "./src/main.ts"
/*!*********************!*\
  !*** ./src/main.ts ***!
  \*********************/
(module, __webpack_exports__, __webpack_require__) {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _catalogue_ts__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(/*! ./catalogue.ts */ "./src/catalogue.ts");
/* harmony import */ var _report_ts__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(/*! ./report.ts */ "./src/report.ts");
// The small shop again, in TypeScript and in several modules. The argument is the number of rounds.


const kept = [];
function depth(n) {
    return n < 2 ? n : depth(n - 1) + depth(n - 2);
}
async function main(rounds) {
    const catalogue = _catalogue_ts__WEBPACK_IMPORTED_MODULE_0__.Catalogue.of(2000);
    const orders = Array.from({ length: 20_000 }, (_, id) => ({ id, customerId: id % catalogue.size }));
    const banned = Array.from({ length: 2000 }, (_, index) => index * 20);
    const next = (0,_catalogue_ts__WEBPACK_IMPORTED_MODULE_0__.counter)();
    for (let round = 0; round < rounds; round++) {
        kept.push((0,_report_ts__WEBPACK_IMPORTED_MODULE_1__.withoutBanned)(await (0,_report_ts__WEBPACK_IMPORTED_MODULE_1__.report)(catalogue, orders), banned));
        depth(25);
        next();
    }
    console.log(JSON.stringify(kept).length);
}
await main(Number(process.argv[2] ?? 1));

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ },

/***/ "./src/report.ts"
/*!***********************!*\
  !*** ./src/report.ts ***!
  \***********************/
(__unused_webpack_module, __webpack_exports__, __webpack_require__) {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   report: () => (/* binding */ report),
/* harmony export */   withoutBanned: () => (/* binding */ withoutBanned)
/* harmony export */ });
// The report that asks for each customer again, and the list that is searched for each line.
const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });
async function loadName(catalogue, id) {
    if (id % 500 === 0)
        await pause(1);
    return catalogue.nameOf(id);
}
async function report(catalogue, orders) {
    const lines = [];
    for (const order of orders) {
        const name = await loadName(catalogue, order.customerId);
        lines.push({ id: order.id, name });
    }
    return lines;
}
function withoutBanned(lines, banned) {
    const kept = [];
    for (const line of lines) {
        if (!banned.includes(line.id))
            kept.push(line);
    }
    return kept;
}


/***/ }

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ const __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __webpack_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	const cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	const module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	if (!(moduleId in __webpack_modules__)) {
/******/ 		delete __webpack_module_cache__[moduleId];
/******/ 		const e = new Error("Cannot find module '" + moduleId + "'");
/******/ 		e.code = 'MODULE_NOT_FOUND';
/******/ 		throw e;
/******/ 	}
/******/ 	__webpack_modules__[moduleId](module, module.exports, __webpack_require__);
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	const webpackQueues = Symbol("webpack queues");
/******/ 	const webpackExports = Symbol("webpack exports");
/******/ 	const webpackError = Symbol("webpack error");
/******/ 	
/******/ 	const resolveQueue = (queue) => {
/******/ 		if(queue?.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	const wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 	
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				const queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				const obj = {};
/******/ 	
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		const ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__webpack_require__.a = (module, body, hasAwait) => {
/******/ 		let queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		const depQueues = new Set();
/******/ 		const exports = module.exports;
/******/ 		let currentDeps;
/******/ 		let outerResolve;
/******/ 		let reject;
/******/ 		const promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		const handle = (deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			let fn;
/******/ 			const getResult = () => (currentDeps.map((d) => {
/******/ 	
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			const promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				const fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.forEach((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}
/******/ 		const done = (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue))
/******/ 	
/******/ 		body(handle, done);
/******/ 		queue?.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ // define getter/value functions for harmony exports
/******/ __webpack_require__.d = (exports, definition) => {
/******/ 	for(var key in definition) {
/******/ 		if(__webpack_require__.o(definition, key) && !__webpack_require__.o(exports, key)) {
/******/ 			Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 		}
/******/ 	}
/******/ };
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ __webpack_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop));
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ // define __esModule on exports
/******/ __webpack_require__.r = (exports) => {
/******/ 	Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 	Object.defineProperty(exports, '__esModule', { value: true });
/******/ };
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ let __webpack_exports__ = __webpack_require__("./src/main.ts");
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 

//# sourceMappingURL=shop.mjs.map