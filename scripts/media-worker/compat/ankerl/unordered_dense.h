// The standard containers under the names that mediasoup's worker uses, so that no further library is needed.
#pragma once
#include <functional>
#include <string>
#include <unordered_map>
#include <unordered_set>
namespace ankerl::unordered_dense {
template<class T> using hash = std::hash<T>;
template<class K,class V,class H=std::hash<K>,class E=std::equal_to<K>> using map = std::unordered_map<K,V,H,E>;
template<class K,class H=std::hash<K>,class E=std::equal_to<K>> using set = std::unordered_set<K,H,E>;
}
